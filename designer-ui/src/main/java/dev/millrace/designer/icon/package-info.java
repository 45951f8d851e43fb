/** Pictures: operator icons and the interface's own glyphs. */
@NullMarked
package dev.millrace.designer.icon;

import org.jspecify.annotations.NullMarked;
