/** Tasks: chains of operators that run without blocking. */
@NullMarked
package dev.millrace.runtime.task;

import org.jspecify.annotations.NullMarked;
