/** What can be found out about a run before it starts. */
@NullMarked
package dev.millrace.runtime.check;

import org.jspecify.annotations.NullMarked;
