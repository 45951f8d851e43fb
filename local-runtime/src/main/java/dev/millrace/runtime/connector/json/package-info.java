/** JSON, one object a line. */
@NullMarked
package dev.millrace.runtime.connector.json;

import org.jspecify.annotations.NullMarked;
