/** The document as JSON: reader, writer, migrations and JSON Schema. */
@NullMarked
package dev.millrace.model.json;

import org.jspecify.annotations.NullMarked;
