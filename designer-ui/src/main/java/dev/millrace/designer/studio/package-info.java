/** The window as a whole. */
@NullMarked
package dev.millrace.designer.studio;

import org.jspecify.annotations.NullMarked;
