/** Light and dark. */
@NullMarked
package dev.millrace.designer.theme;

import org.jspecify.annotations.NullMarked;
