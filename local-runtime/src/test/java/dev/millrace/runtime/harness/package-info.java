/**
 * Drives single operators as a task would, and worse: row by row, in batches of any cut, with empty ones between, and
 * against outputs that refuse. Whatever the way, an operator must give the same rows at the same places.
 */
@NullMarked
package dev.millrace.runtime.harness;

import org.jspecify.annotations.NullMarked;
