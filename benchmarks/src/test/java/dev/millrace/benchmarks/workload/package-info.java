@NullMarked
package dev.millrace.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
