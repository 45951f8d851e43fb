/**
 * What the engine must give: a naive interpreter of streams, from the definitions, and random pipelines to compare the
 * two on. Shares nothing with the engine.
 */
@NullMarked
package dev.millrace.runtime.reference;

import org.jspecify.annotations.NullMarked;
