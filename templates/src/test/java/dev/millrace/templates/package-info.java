@NullMarked
package dev.millrace.templates;

import org.jspecify.annotations.NullMarked;
