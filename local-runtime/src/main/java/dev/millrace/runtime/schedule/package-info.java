/** Who runs which task when: live threads, or one simulated thread. */
@NullMarked
package dev.millrace.runtime.schedule;

import org.jspecify.annotations.NullMarked;
