/** What every contender offers to the harness. */
@NullMarked
package dev.millrace.benchmarks.contender;

import org.jspecify.annotations.NullMarked;
