/** The connectors that come with Millrace. */
@NullMarked
package dev.millrace.runtime.connector.builtin;

import org.jspecify.annotations.NullMarked;
