/** Tests of the inspector through the real window. */
@NullMarked
package dev.millrace.designer.inspector;

import org.jspecify.annotations.NullMarked;
