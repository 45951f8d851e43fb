@NullMarked
package dev.millrace.cluster;

import org.jspecify.annotations.NullMarked;
