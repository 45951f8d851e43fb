/** The workloads on Apache Flink's DataStream API, in a local mini cluster. */
@NullMarked
package dev.millrace.benchmarks.flink;

import org.jspecify.annotations.NullMarked;
