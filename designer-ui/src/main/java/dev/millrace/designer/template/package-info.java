/** The gallery of templates. */
@NullMarked
package dev.millrace.designer.template;

import org.jspecify.annotations.NullMarked;
