/** Edges between tasks: channels with credits, partitioning, gates. */
@NullMarked
package dev.millrace.runtime.exchange;

import org.jspecify.annotations.NullMarked;
