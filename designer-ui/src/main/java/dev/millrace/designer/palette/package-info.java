/** The operator kinds to drag onto the canvas. */
@NullMarked
package dev.millrace.designer.palette;

import org.jspecify.annotations.NullMarked;
