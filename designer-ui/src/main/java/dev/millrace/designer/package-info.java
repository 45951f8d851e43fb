@NullMarked
package dev.millrace.designer;

import org.jspecify.annotations.NullMarked;
