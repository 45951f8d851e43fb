package dev.millrace.runtime.operator.window;

import dev.millrace.model.spec.WindowSpecs.Counted;
import dev.millrace.model.spec.WindowSpecs.Cumulating;
import dev.millrace.model.spec.WindowSpecs.Global;
import dev.millrace.model.spec.WindowSpecs.OnClock;
import dev.millrace.model.spec.WindowSpecs.Session;
import dev.millrace.model.spec.WindowSpecs.Sliding;
import dev.millrace.model.spec.WindowSpecs.Tumbling;
import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import dev.millrace.model.spec.WindowSpecs.Zoned;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;

/** Which windows a moment lies in, ascending by their end: {@link #assign}, then {@link #start} and {@link #end}. */
public final class WindowAssigner {

    private final WindowSpec window;
    private final ZoneId zone;
    private final boolean utc;
    private long[] starts = new long[16];
    private long[] ends = new long[16];
    private int count;

    public WindowAssigner(WindowSpec spec) {
        WindowSpec inner = spec instanceof OnClock clock ? clock.window() : spec;
        this.zone = inner instanceof Zoned zoned ? zoned.zone() : ZoneOffset.UTC;
        this.utc = !(inner instanceof Zoned);
        this.window = inner instanceof Zoned zoned ? zoned.window() : inner;
    }

    /** Finds the windows of a moment; how many there are. */
    public int assign(long moment) {
        count = 0;
        switch (window) {
            case Tumbling tumbling -> overlapping(moment, tumbling.sizeMs(), tumbling.sizeMs(), tumbling.offsetMs());
            case Sliding sliding -> overlapping(moment, sliding.sizeMs(), sliding.slideMs(), sliding.offsetMs());
            case Cumulating cumulating -> cumulating(moment, cumulating);
            case Session session -> add(moment, moment + session.gapMs());
            case Global ignored -> add(Long.MIN_VALUE, Long.MAX_VALUE);
            case Counted ignored -> throw new IllegalStateException("windows of rows have no time");
            case Zoned ignored -> throw new IllegalStateException("a time zone within another");
            case OnClock ignored -> throw new IllegalStateException("a clock within a time zone");
        }
        return count;
    }

    public long start(int i) {
        return starts[i];
    }

    public long end(int i) {
        return ends[i];
    }

    /** Goes back from the last local start, and one beyond it: a change of the clock may move it before the moment. */
    private void overlapping(long moment, long sizeMs, long slideMs, long offsetMs) {
        long local = Math.floorDiv(toLocal(moment) - offsetMs, slideMs) * slideMs + offsetMs + slideMs;
        while (true) {
            long end = fromLocal(local + sizeMs);
            if (end <= moment) {
                break;
            }
            long start = fromLocal(local);
            if (start <= moment) {
                add(start, end);
            }
            local -= slideMs;
        }
        reverse();
    }

    private void reverse() {
        for (int i = 0, j = count - 1; i < j; i++, j--) {
            long start = starts[i];
            long end = ends[i];
            starts[i] = starts[j];
            ends[i] = ends[j];
            starts[j] = start;
            ends[j] = end;
        }
    }

    private void cumulating(long moment, Cumulating cumulating) {
        overlapping(moment, cumulating.sizeMs(), cumulating.sizeMs(), cumulating.offsetMs());
        long start = starts[0];
        long last = ends[0];
        count = 0;
        long step = cumulating.stepMs();
        for (long end = start + ((moment - start) / step + 1) * step; end < last; end += step) {
            add(start, end);
        }
        add(start, last);
    }

    private long toLocal(long moment) {
        return utc
                ? moment
                : moment
                        + zone.getRules()
                                        .getOffset(Instant.ofEpochMilli(moment))
                                        .getTotalSeconds()
                                * 1000L;
    }

    private long fromLocal(long local) {
        return utc
                ? local
                : LocalDateTime.ofInstant(Instant.ofEpochMilli(local), ZoneOffset.UTC)
                        .atZone(zone)
                        .toInstant()
                        .toEpochMilli();
    }

    private void add(long start, long end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count++] = end;
    }
}
