/** JMH benchmarks of single steps. */
@NullMarked
package dev.millrace.benchmarks.kernels;

import org.jspecify.annotations.NullMarked;
