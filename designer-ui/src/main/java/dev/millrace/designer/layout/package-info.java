/** Automatic layout. */
@NullMarked
package dev.millrace.designer.layout;

import org.jspecify.annotations.NullMarked;
