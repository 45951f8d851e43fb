/** Rows computed from their number. */
@NullMarked
package dev.millrace.runtime.connector.generator;

import org.jspecify.annotations.NullMarked;
