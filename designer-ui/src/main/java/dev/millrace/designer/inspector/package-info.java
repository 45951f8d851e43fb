/** The settings of what is selected. */
@NullMarked
package dev.millrace.designer.inspector;

import org.jspecify.annotations.NullMarked;
