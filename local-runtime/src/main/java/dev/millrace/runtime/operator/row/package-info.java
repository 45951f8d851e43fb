/** Operators that work row by row: results that queue up, timers of event time. */
@NullMarked
package dev.millrace.runtime.operator.row;

import org.jspecify.annotations.NullMarked;
