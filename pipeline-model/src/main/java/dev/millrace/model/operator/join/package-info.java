/** Kinds that bring two streams together. */
@NullMarked
package dev.millrace.model.operator.join;

import org.jspecify.annotations.NullMarked;
