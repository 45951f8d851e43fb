/** Bound operators: what a node means once its settings and expressions are checked. */
@NullMarked
package dev.millrace.model.spec;

import org.jspecify.annotations.NullMarked;
