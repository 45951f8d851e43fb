/** The yardstick: single-threaded loops written by hand for each workload. */
@NullMarked
package dev.millrace.benchmarks.hand;

import org.jspecify.annotations.NullMarked;
