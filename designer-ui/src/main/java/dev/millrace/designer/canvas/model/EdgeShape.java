package dev.millrace.designer.canvas.model;

import dev.millrace.model.document.Edge;
import dev.millrace.model.geometry.Curve;

/** An edge as the canvas shows it. */
public record EdgeShape(Edge edge, Curve curve) {}
