/** What the user can do, for menus, shortcuts and the command palette. */
@NullMarked
package dev.millrace.designer.action;

import org.jspecify.annotations.NullMarked;
