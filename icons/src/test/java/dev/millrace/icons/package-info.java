/** The style rules of the icons, checked. */
@NullMarked
package dev.millrace.icons;

import org.jspecify.annotations.NullMarked;
