/** The kinds that bring rows into a pipeline. */
@NullMarked
package dev.millrace.model.operator.source;

import org.jspecify.annotations.NullMarked;
