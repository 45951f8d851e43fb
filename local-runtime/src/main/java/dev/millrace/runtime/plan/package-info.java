/** From a validated pipeline to tasks and channels. */
@NullMarked
package dev.millrace.runtime.plan;

import org.jspecify.annotations.NullMarked;
