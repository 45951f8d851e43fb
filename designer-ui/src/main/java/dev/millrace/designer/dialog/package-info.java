/** Questions to the user, behind an interface. */
@NullMarked
package dev.millrace.designer.dialog;

import org.jspecify.annotations.NullMarked;
