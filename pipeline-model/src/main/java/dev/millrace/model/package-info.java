/** What a pipeline is, without saying how it runs. */
@NullMarked
package dev.millrace.model;

import org.jspecify.annotations.NullMarked;
