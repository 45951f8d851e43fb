/**
 * Random pipelines over random recordings, on which the engine is compared with the interpreter, and shrunk when the two
 * differ. A kind of node that can be drawn is a {@link dev.millrace.runtime.reference.random.DrawnKind}: it draws the
 * settings for the document and the stage for the interpreter at once. A new one is a class of its own, with a line in
 * {@link dev.millrace.runtime.reference.random.DrawnKinds}.
 */
@NullMarked
package dev.millrace.runtime.reference.random;

import org.jspecify.annotations.NullMarked;
