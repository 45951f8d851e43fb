/** Ready pipelines, with their data, to start from. */
@NullMarked
package dev.millrace.templates;

import org.jspecify.annotations.NullMarked;
