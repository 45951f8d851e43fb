/** The document as a graph: cycles, order, reachability. */
@NullMarked
package dev.millrace.model.graph;

import org.jspecify.annotations.NullMarked;
