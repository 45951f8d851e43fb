/** The engine from outside: start a pipeline, watch it, stop it. */
@NullMarked
package dev.millrace.runtime.run;

import org.jspecify.annotations.NullMarked;
