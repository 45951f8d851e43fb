/** Millrace's own operator kinds. */
@NullMarked
package dev.millrace.model.operator;

import org.jspecify.annotations.NullMarked;
