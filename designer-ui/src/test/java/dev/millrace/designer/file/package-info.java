/** Tests of documents as files, through the real window. */
@NullMarked
package dev.millrace.designer.file;

import org.jspecify.annotations.NullMarked;
