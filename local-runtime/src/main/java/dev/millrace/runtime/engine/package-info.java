/** The engine: plans a pipeline, starts its tasks, watches them. */
@NullMarked
package dev.millrace.runtime.engine;

import org.jspecify.annotations.NullMarked;
