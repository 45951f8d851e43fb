/** What mouse and keys do on the canvas: one gesture at a time. */
@NullMarked
package dev.millrace.designer.canvas.gesture;

import org.jspecify.annotations.NullMarked;
