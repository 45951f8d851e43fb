/** SQL expressions, compiled to a typed tree that every runtime evaluates. */
@NullMarked
package dev.millrace.model.expression;

import org.jspecify.annotations.NullMarked;
