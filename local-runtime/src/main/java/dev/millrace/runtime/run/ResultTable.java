package dev.millrace.runtime.run;

import dev.millrace.model.schema.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table sink's newest rows at one moment.
 *
 * @param total rows received in all
 * @param rows the newest of them, oldest first, boxed as {@link dev.millrace.model.schema.DataType} says
 */
public record ResultTable(Schema schema, long total, List<List<@Nullable Object>> rows) {}
