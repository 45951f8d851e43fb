/** Operators that make changelogs. */
@NullMarked
package dev.millrace.runtime.operator.change;

import org.jspecify.annotations.NullMarked;
