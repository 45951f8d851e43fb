/** Choosing by typing: the command palette, quick add, connecting by keyboard. */
@NullMarked
package dev.millrace.designer.picker;

import org.jspecify.annotations.NullMarked;
