/** Pipelines as pictures, without a window. */
@NullMarked
package dev.millrace.cli.picture;

import org.jspecify.annotations.NullMarked;
