/**
 * Loops over primitive arrays: pure arithmetic without nulls, batches or types. A dense loop runs over all rows from 0
 * and is written so that the compiler turns it into SIMD; a sparse loop follows a selection.
 */
@NullMarked
package dev.millrace.runtime.expression.kernel;

import org.jspecify.annotations.NullMarked;
