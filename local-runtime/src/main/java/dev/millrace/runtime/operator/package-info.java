/** Operators: what a node does to batches. */
@NullMarked
package dev.millrace.runtime.operator;

import org.jspecify.annotations.NullMarked;
