/** Adding up rows before they cross an exchange. */
@NullMarked
package dev.millrace.runtime.combine;

import org.jspecify.annotations.NullMarked;
