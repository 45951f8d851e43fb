/** What several operator kinds share: settings, names, examples. */
@NullMarked
package dev.millrace.model.operator.setting;

import org.jspecify.annotations.NullMarked;
