/** The kinds that change, split, join and aggregate rows. */
@NullMarked
package dev.millrace.model.operator.transform;

import org.jspecify.annotations.NullMarked;
