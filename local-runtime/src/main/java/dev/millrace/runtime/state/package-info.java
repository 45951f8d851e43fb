/** Keyed state: columnar hash tables behind one interface. */
@NullMarked
package dev.millrace.runtime.state;

import org.jspecify.annotations.NullMarked;
