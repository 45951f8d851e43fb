/** Values as text: parsing into columns and writing from them, without strings in between. */
@NullMarked
package dev.millrace.runtime.connector.text;

import org.jspecify.annotations.NullMarked;
