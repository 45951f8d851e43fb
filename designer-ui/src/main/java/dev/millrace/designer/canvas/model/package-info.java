/** What the canvas shows, without drawing it: shapes, viewport, spatial index, feedback. */
@NullMarked
package dev.millrace.designer.canvas.model;

import org.jspecify.annotations.NullMarked;
