/** The open document: edits, undo, file, validation, selection. */
@NullMarked
package dev.millrace.designer.document;

import org.jspecify.annotations.NullMarked;
