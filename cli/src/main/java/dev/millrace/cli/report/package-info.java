/** How the command line says things: problems, tables, JSON, the terminal itself. */
@NullMarked
package dev.millrace.cli.report;

import org.jspecify.annotations.NullMarked;
