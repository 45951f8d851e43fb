/** The kinds that take rows out of a pipeline. */
@NullMarked
package dev.millrace.model.operator.sink;

import org.jspecify.annotations.NullMarked;
