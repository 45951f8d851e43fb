/** The document as a tree, for keyboard and screen reader. */
@NullMarked
package dev.millrace.designer.outline;

import org.jspecify.annotations.NullMarked;
