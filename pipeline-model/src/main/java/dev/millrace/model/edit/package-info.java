/** Edits: changes of a document that can be applied, inverted and merged. */
@NullMarked
package dev.millrace.model.edit;

import org.jspecify.annotations.NullMarked;
