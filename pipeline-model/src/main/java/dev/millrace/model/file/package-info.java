/** Documents as files: opening, and saving that leaves the old or the new file whole. */
@NullMarked
package dev.millrace.model.file;

import org.jspecify.annotations.NullMarked;
