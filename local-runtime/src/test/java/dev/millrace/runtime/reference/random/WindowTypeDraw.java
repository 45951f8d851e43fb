package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.PaneStage.Where;
import dev.millrace.runtime.reference.WindowTypes;
import dev.millrace.runtime.reference.WindowTypes.Windows;
import java.time.ZoneId;
import java.util.List;

/** A type of windows of time with its settings, drawn. */
record WindowTypeDraw(String json, Where meaning) {

    private static final long DAY = 86_400_000;
    private static final List<String> ZONES =
            List.of("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia");

    static WindowTypeDraw of(Draw draw) {
        boolean byClock = draw.oneIn(5);
        long slide = byClock ? 10L * (1 + draw.random().nextInt(100)) : draw.someSpan(2_000);
        // No row comes at a moment that ends with 6 to 8.
        long offset = byClock ? 6 : draw.oneIn(2) ? 0 : draw.span(slide);
        String time = byClock ? ", 'time': 'processing'" : "";
        return switch (draw.random().nextInt(6)) {
            case 0 -> {
                long longer = draw.oneIn(2) ? slide : slide + draw.span(3 * slide);
                long size = byClock ? longer / 10 * 10 : longer;
                yield of(
                        "'type': 'sliding', 'size': '" + size + "ms', 'slide': '" + slide + "ms', 'offset': '" + offset
                                + "ms'" + time,
                        WindowTypes.sliding(size, slide, offset),
                        false,
                        byClock);
            }
            case 1 ->
                of(
                        "'size': '" + slide + "ms', 'offset': '" + offset + "ms'" + time,
                        WindowTypes.sliding(slide, slide, offset),
                        false,
                        byClock);
            case 2 -> {
                long size = slide * (1 + draw.random().nextInt(4));
                yield of(
                        "'type': 'cumulating', 'size': '" + size + "ms', 'step': '" + slide + "ms', 'offset': '"
                                + offset + "ms'" + time,
                        WindowTypes.cumulating(WindowTypes.sliding(size, size, offset), slide),
                        false,
                        byClock);
            }
            case 3 -> zoned(draw);
            case 4 -> {
                long gap = byClock ? slide + 6 : slide;
                yield of("'type': 'session', 'gap': '" + gap + "ms'" + time, WindowTypes.sessions(gap), true, byClock);
            }
            default ->
                new WindowTypeDraw("'type': 'global'", new Where(WindowTypes.global(), false, false, false, false));
        };
    }

    private static WindowTypeDraw of(String json, Windows windows, boolean sessions, boolean byClock) {
        return new WindowTypeDraw(json, new Where(windows, sessions, byClock, true, !byClock));
    }

    /** Whole days of a time zone. */
    static WindowTypeDraw zoned(Draw draw) {
        String zone = draw.oneOf(ZONES);
        int slide = 1 + draw.random().nextInt(2);
        int size = slide + draw.random().nextInt(3);
        long hours = draw.random().nextInt(24 * slide);
        String settings = ", 'offset': '" + hours + "h', 'timeZone': '" + zone + "'";
        long offset = hours * 3_600_000;
        return switch (draw.random().nextInt(3)) {
            case 0 ->
                of(
                        "'size': '" + slide + "d'" + settings,
                        WindowTypes.zoned(slide * DAY, slide * DAY, offset, ZoneId.of(zone)),
                        false,
                        false);
            case 1 ->
                of(
                        "'type': 'sliding', 'size': '" + size + "d', 'slide': '" + slide + "d'" + settings,
                        WindowTypes.zoned(size * DAY, slide * DAY, offset, ZoneId.of(zone)),
                        false,
                        false);
            default ->
                of(
                        "'type': 'cumulating', 'size': '" + slide + "d', 'step': '6h'" + settings,
                        WindowTypes.cumulating(
                                WindowTypes.zoned(slide * DAY, slide * DAY, offset, ZoneId.of(zone)), 6 * 3_600_000),
                        false,
                        false);
        };
    }
}
