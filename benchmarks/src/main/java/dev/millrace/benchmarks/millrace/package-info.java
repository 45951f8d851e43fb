/** Millrace's own engine as a contender: each workload is a pipeline document. */
@NullMarked
package dev.millrace.benchmarks.millrace;

import org.jspecify.annotations.NullMarked;
