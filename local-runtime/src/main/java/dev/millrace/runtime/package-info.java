/** The streaming engine in this process. */
@NullMarked
package dev.millrace.runtime;

import org.jspecify.annotations.NullMarked;
