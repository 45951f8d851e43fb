/** The workloads on Hazelcast Jet, embedded in this process. */
@NullMarked
package dev.millrace.benchmarks.jet;

import org.jspecify.annotations.NullMarked;
