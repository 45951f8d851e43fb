/** Runs stream tests: scripted sources in, what comes out per step, and how that differs from what was expected. */
@NullMarked
package dev.millrace.runtime.streamtest;

import org.jspecify.annotations.NullMarked;
