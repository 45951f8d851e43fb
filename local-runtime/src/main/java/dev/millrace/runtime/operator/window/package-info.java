/** Windows of every kind, with triggers, row by row. */
@NullMarked
package dev.millrace.runtime.operator.window;

import org.jspecify.annotations.NullMarked;
