/** Where things are on the canvas: sizes, ports, curves. Plain arithmetic, shared by the studio and by pictures. */
@NullMarked
package dev.millrace.model.geometry;

import org.jspecify.annotations.NullMarked;
