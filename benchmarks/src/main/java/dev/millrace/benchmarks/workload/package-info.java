/** The four workloads and their rows, defined once for every contender. */
@NullMarked
package dev.millrace.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
