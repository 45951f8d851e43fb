/** Work off the JavaFX thread: its only home of threads. */
@NullMarked
package dev.millrace.designer.task;

import org.jspecify.annotations.NullMarked;
