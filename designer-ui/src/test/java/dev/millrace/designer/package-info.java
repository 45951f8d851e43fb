/** Rules and pictures of the studio as a whole. */
@NullMarked
package dev.millrace.designer;

import org.jspecify.annotations.NullMarked;
