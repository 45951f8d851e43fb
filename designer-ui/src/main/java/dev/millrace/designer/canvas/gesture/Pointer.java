package dev.millrace.designer.canvas.gesture;

import dev.millrace.model.geometry.Point;

/**
 * Where the pointer is and what is held.
 *
 * @param screen in pixels of the canvas's window
 * @param canvas in canvas units
 * @param shortcut the system's key for shortcuts: Ctrl or Cmd
 */
public record Pointer(Point screen, Point canvas, boolean shift, boolean shortcut, boolean alt) {}
