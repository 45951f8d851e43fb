package dev.millrace.runtime.reference;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Which windows a moment lies in, from the definitions. */
public final class WindowTypes {

    private static final long DAY = 86_400_000;

    private WindowTypes() {}

    /** From a start up to, and not including, an end. */
    public record Span(long start, long end) {
        boolean holds(long moment) {
            return start <= moment && moment < end;
        }
    }

    /** The windows of a moment, in the order of their ends. */
    public interface Windows {
        List<Span> of(long moment);
    }

    /** Windows of a size, one beginning at every slide, counted from the offset. */
    public static Windows sliding(long size, long slide, long offset) {
        return moment -> {
            List<Span> spans = new ArrayList<>();
            long first = Math.floorDiv(moment - offset - size, slide) * slide + offset;
            for (long start = first; start <= moment; start += slide) {
                spans.add(new Span(start, start + size));
            }
            return spans.stream().filter(span -> span.holds(moment)).toList();
        };
    }

    /** The parts of each tumbling window that begin with it and end a step later each. */
    public static Windows cumulating(Windows tumbling, long step) {
        return moment -> {
            Span whole = tumbling.of(moment).get(0);
            List<Span> spans = new ArrayList<>();
            for (long end = whole.start + step; end < whole.end; end += step) {
                spans.add(new Span(whole.start, end));
            }
            spans.add(whole);
            return spans.stream().filter(span -> span.holds(moment)).toList();
        };
    }

    /** Windows of whole days that begin when the local clock shows the offset. */
    public static Windows zoned(long size, long slide, long offset, ZoneId zone) {
        return moment -> {
            List<Span> spans = new ArrayList<>();
            // No local clock is more than a day away from that of Greenwich.
            long first = Math.floorDiv(moment - offset - size - 2 * DAY, slide) * slide + offset;
            for (long start = first; start <= moment + 2 * DAY; start += slide) {
                spans.add(new Span(instant(start, zone), instant(start + size, zone)));
            }
            return spans.stream().filter(span -> span.holds(moment)).toList();
        };
    }

    private static long instant(long local, ZoneId zone) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC)
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    /** From each moment to the gap after it; those that meet or touch are to be merged. */
    public static Windows sessions(long gap) {
        return moment -> List.of(new Span(moment, moment + gap));
    }

    /** One for everything. */
    public static Windows global() {
        return moment -> List.of(new Span(Long.MIN_VALUE, Long.MAX_VALUE));
    }
}
