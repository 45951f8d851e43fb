/** Tests of the run through the real window. */
@NullMarked
package dev.millrace.designer.run;

import org.jspecify.annotations.NullMarked;
