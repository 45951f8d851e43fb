/** Millrace beside its peers on the same rows. */
@NullMarked
package dev.millrace.benchmarks;

import org.jspecify.annotations.NullMarked;
