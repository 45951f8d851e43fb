/** The drawing surface. */
@NullMarked
package dev.millrace.designer.canvas;

import org.jspecify.annotations.NullMarked;
