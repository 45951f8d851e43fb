/** Runs contenders in processes of their own, in turns, and writes down what they took. */
@NullMarked
package dev.millrace.benchmarks.harness;

import org.jspecify.annotations.NullMarked;
