/** Running a pipeline on the command line: progress, results, summary, statistics. */
@NullMarked
package dev.millrace.cli.run;

import org.jspecify.annotations.NullMarked;
