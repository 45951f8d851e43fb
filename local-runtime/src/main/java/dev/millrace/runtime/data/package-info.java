/** Columnar batches: what flows between operators. */
@NullMarked
package dev.millrace.runtime.data;

import org.jspecify.annotations.NullMarked;
