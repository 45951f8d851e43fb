/** Process functions: actions on rows and timers, with state per key. */
@NullMarked
package dev.millrace.runtime.operator.process;

import org.jspecify.annotations.NullMarked;
