/** Checks documents against the catalog: structure, parameters, settings, schemas and expressions. */
@NullMarked
package dev.millrace.model.validation;

import org.jspecify.annotations.NullMarked;
