/** The command line: what the launcher starts when it is given a command. */
@NullMarked
package dev.millrace.cli;

import org.jspecify.annotations.NullMarked;
