/** What a running pipeline reports, the same for every engine. */
@NullMarked
package dev.millrace.model.telemetry;

import org.jspecify.annotations.NullMarked;
