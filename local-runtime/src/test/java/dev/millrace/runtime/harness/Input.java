package dev.millrace.runtime.harness;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to an operator, in this order, however it is cut into batches. */
sealed interface Input {

    /**
     * A row, which holds a place in the stream's order.
     *
     * @param watermarkAfter the watermark behind it
     */
    record RowInput(int port, List<@Nullable Object> values, long time, boolean retraction, long watermarkAfter)
            implements Input {}

    /** Processing time moves on. */
    record ClockInput(long nowMs) implements Input {}
}
