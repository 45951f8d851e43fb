/** Aggregates over columns of accumulators. */
@NullMarked
package dev.millrace.runtime.aggregate;

import org.jspecify.annotations.NullMarked;
