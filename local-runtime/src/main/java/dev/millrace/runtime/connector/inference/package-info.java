/** Proposals for reading a file that nobody has described yet, from its first lines. */
@NullMarked
package dev.millrace.runtime.connector.inference;

import org.jspecify.annotations.NullMarked;
