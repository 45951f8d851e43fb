/** The run of the open document. */
@NullMarked
package dev.millrace.designer.run;

import org.jspecify.annotations.NullMarked;
