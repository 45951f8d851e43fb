@NullMarked
package dev.millrace.runtime.schedule;

import org.jspecify.annotations.NullMarked;
