/** Watermarks, window arithmetic and the run's clock. */
@NullMarked
package dev.millrace.runtime.time;

import org.jspecify.annotations.NullMarked;
