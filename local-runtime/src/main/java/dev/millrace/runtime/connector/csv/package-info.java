/** Comma-separated values. */
@NullMarked
package dev.millrace.runtime.connector.csv;

import org.jspecify.annotations.NullMarked;
