/** Stream tests: a pipeline's inputs as a script, and what must come of it. */
@NullMarked
package dev.millrace.model.streamtest;

import org.jspecify.annotations.NullMarked;
