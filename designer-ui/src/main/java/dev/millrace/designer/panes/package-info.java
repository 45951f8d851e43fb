/** The panes below the canvas. */
@NullMarked
package dev.millrace.designer.panes;

import org.jspecify.annotations.NullMarked;
