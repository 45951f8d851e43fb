/** Counters of the engine and the snapshots made from them. */
@NullMarked
package dev.millrace.runtime.telemetry;

import org.jspecify.annotations.NullMarked;
