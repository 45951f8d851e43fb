/** What the studio's tests share. */
@NullMarked
package dev.millrace.designer.testing;

import org.jspecify.annotations.NullMarked;
