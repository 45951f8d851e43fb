package dev.millrace.runtime.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the result of a window holds. */
public interface Contents {

    /** A row of it: what stands before the window's bounds, and what behind. */
    record Part(List<@Nullable Object> before, List<@Nullable Object> after) {}

    /** Of a key's rows, in the order in which they came. */
    List<Part> of(List<@Nullable Object> key, List<Row> rows);
}
