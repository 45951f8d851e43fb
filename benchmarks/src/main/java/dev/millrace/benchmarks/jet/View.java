package dev.millrace.benchmarks.jet;

import dev.millrace.benchmarks.workload.AdEvent;
import dev.millrace.benchmarks.workload.JacksonParser;
import dev.millrace.benchmarks.workload.Rows;
import org.jspecify.annotations.Nullable;

/**
 * A view of an ad, of W4.
 *
 * @param campaign the campaign it counts for
 * @param timeMs event time, ms since the epoch
 */
record View(long campaign, long timeMs) {

    /** Reads texts; one for each thread. */
    static final class Parser {

        private final JacksonParser parser = new JacksonParser();
        private final AdEvent event = new AdEvent();

        /** Null if the text is not a view, which is how Jet's map leaves an item out. */
        @Nullable
        View parse(byte[] text) {
            parser.parse(text, text.length, event);
            return event.view ? new View(event.ad % Rows.CAMPAIGNS, event.timeMs) : null;
        }
    }
}
