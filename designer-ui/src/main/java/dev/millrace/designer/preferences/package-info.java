/** What the studio remembers between starts. */
@NullMarked
package dev.millrace.designer.preferences;

import org.jspecify.annotations.NullMarked;
