/** Joins. */
@NullMarked
package dev.millrace.runtime.operator.join;

import org.jspecify.annotations.NullMarked;
