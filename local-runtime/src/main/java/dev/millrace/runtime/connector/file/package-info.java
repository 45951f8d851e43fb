/** Files as streams of UTF-8 bytes: globs, compression, character sets, and whole files or none when writing. */
@NullMarked
package dev.millrace.runtime.connector.file;

import org.jspecify.annotations.NullMarked;
