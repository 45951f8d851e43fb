/** What Jazzer calls with ever new bytes, and the share of it that every build tries. */
@NullMarked
package dev.millrace.model.fuzz;

import org.jspecify.annotations.NullMarked;
