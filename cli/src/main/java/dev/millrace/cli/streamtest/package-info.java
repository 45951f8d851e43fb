/** Reports of stream tests. */
@NullMarked
package dev.millrace.cli.streamtest;

import org.jspecify.annotations.NullMarked;
