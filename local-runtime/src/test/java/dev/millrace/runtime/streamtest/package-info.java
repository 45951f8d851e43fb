/** Tests of stream tests. */
@NullMarked
package dev.millrace.runtime.streamtest;

import org.jspecify.annotations.NullMarked;
