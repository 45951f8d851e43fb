package dev.millrace.runtime.streamtest;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that left a port. */
public sealed interface Output {

    /** Position of the port in the test. */
    int port();

    /**
     * @param values boxed, by field
     * @param timeMs event time; 0 if the stream has none
     * @param retraction whether it takes an earlier, equal row back
     */
    record RowOutput(int port, List<@Nullable Object> values, long timeMs, boolean retraction) implements Output {
        public RowOutput {
            values = Collections.unmodifiableList(values);
        }
    }

    /** The watermark moved. */
    record WatermarkOutput(int port, long watermark) implements Output {}

    /** The stream fell idle, or became active again. */
    record IdleOutput(int port, boolean idle) implements Output {}
}
