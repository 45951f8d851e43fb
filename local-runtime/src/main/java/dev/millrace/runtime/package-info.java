@NullMarked
package dev.millrace.runtime;

import org.jspecify.annotations.NullMarked;
