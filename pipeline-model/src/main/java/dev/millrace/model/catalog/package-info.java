/** The catalog: every operator kind described once. */
@NullMarked
package dev.millrace.model.catalog;

import org.jspecify.annotations.NullMarked;
