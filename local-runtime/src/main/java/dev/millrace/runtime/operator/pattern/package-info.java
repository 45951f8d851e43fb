/** Pattern detection: an automaton made of the steps, and the partial matches that move through it. */
@NullMarked
package dev.millrace.runtime.operator.pattern;

import org.jspecify.annotations.NullMarked;
