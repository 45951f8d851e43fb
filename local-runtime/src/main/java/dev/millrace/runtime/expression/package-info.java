/** Expressions evaluated column by column. */
@NullMarked
package dev.millrace.runtime.expression;

import org.jspecify.annotations.NullMarked;
