package dev.millrace.designer.canvas.model;

import dev.millrace.model.catalog.OperatorKind.Category;
import java.util.Optional;

/**
 * What is written on a node.
 *
 * @param icon key of an icon
 * @param category empty for an unknown kind
 */
public record NodeFace(String title, String subtitle, String icon, Optional<Category> category) {}
