/** What is wrong with a pipeline, as a list of values. */
@NullMarked
package dev.millrace.model.problem;

import org.jspecify.annotations.NullMarked;
