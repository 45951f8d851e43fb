/** Sources and sinks: the engine's contact with files, screens and generators. */
@NullMarked
package dev.millrace.runtime.connector;

import org.jspecify.annotations.NullMarked;
