/** Types, fields and schemas of the rows on an edge. */
@NullMarked
package dev.millrace.model.schema;

import org.jspecify.annotations.NullMarked;
