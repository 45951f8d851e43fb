/** Documents as files: new, open, save, recent ones, templates. */
@NullMarked
package dev.millrace.designer.file;

import org.jspecify.annotations.NullMarked;
