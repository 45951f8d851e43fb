/** Draws the canvas. */
@NullMarked
package dev.millrace.designer.canvas.paint;

import org.jspecify.annotations.NullMarked;
