/** The pipeline document: an immutable value. */
@NullMarked
package dev.millrace.model.document;

import org.jspecify.annotations.NullMarked;
