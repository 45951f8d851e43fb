/** Tests of the canvas through the real window. */
@NullMarked
package dev.millrace.designer.canvas;

import org.jspecify.annotations.NullMarked;
