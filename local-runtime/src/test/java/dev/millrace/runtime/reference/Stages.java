package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Every kind of node, from its definition. */
final class Stages {

    private Stages() {}

    /** A source; the interpreter pushes. */
    static final class Source extends Stage {
        Source() {
            super(1);
        }

        @Override
        void row(int port, Row row) {
            emit(0, row);
        }
    }

    /** Union, and whatever changes single rows. */
    static final class Mapping extends Stage {
        private final Function<Row, List<Row>> function;

        Mapping(Function<Row, List<Row>> function) {
            super(1);
            this.function = function;
        }

        @Override
        void row(int port, Row row) {
            function.apply(row).forEach(mapped -> emit(0, mapped));
        }
    }

    /** A row goes to the first output whose condition takes it, or to the last. */
    static final class Routing extends Stage {
        private final List<Predicate<Row>> conditions;

        Routing(List<Predicate<Row>> conditions) {
            super(conditions.size() + 1);
            this.conditions = conditions;
        }

        @Override
        void row(int port, Row row) {
            int output = 0;
            while (output < conditions.size() && !conditions.get(output).test(row)) {
                output++;
            }
            emit(output, row);
        }
    }

    /** Makes watermarks of its own from the rows: the largest time so far, less the delay, less 1. */
    static final class Watermarking extends Stage {
        private final long delay;
        private long latest = BEGINNING;

        Watermarking(long delay) {
            super(1);
            this.delay = delay;
        }

        @Override
        void row(int port, Row row) {
            emit(0, row);
            if (row.time() > latest) {
                latest = row.time();
                tellWatermark(latest - delay - 1);
            }
        }

        @Override
        void passOn(long newWatermark) {
            if (newWatermark == END) {
                tellWatermark(END);
            }
        }
    }

    /** Count and sum so far, after every row. */
    static final class Running extends Stage {
        private final List<Integer> keys;
        private final int field;
        private final List<Row> seen = new ArrayList<>();

        Running(List<Integer> keys, int field) {
            super(1);
            this.keys = keys;
            this.field = field;
        }

        @Override
        void row(int port, Row row) {
            seen.add(row);
            List<@Nullable Object> key = row.project(keys);
            List<Row> group =
                    seen.stream().filter(each -> each.project(keys).equals(key)).toList();
            List<@Nullable Object> values = new ArrayList<>(key);
            values.addAll(aggregates(group, field));
            emit(0, row.with(values));
        }
    }

    /** Count, sum, least and largest of a field; the last three null without a value. */
    static List<@Nullable Object> aggregates(List<Row> rows, int field) {
        List<Long> values = new ArrayList<>();
        for (Row row : rows) {
            if (row.value(field) instanceof Long value) {
                values.add(value);
            }
        }
        List<@Nullable Object> results = new ArrayList<>();
        results.add((long) rows.size());
        results.add(
                values.isEmpty()
                        ? null
                        : values.stream().mapToLong(Long::longValue).sum());
        results.add(values.stream().min(Comparator.naturalOrder()).orElse(null));
        results.add(values.stream().max(Comparator.naturalOrder()).orElse(null));
        return results;
    }

    /** Windows of a size, one beginning at every slide; complete when the watermark reaches their last millisecond. */
    static final class Windowing extends Stage {

        private record Window(long start, long end) {}

        private final long size;
        private final long slide;
        private final List<Integer> keys;
        private final int field;
        private final Map<Window, List<Row>> open = new TreeMap<>(Comparator.comparingLong(Window::end));

        Windowing(long size, long slide, List<Integer> keys, int field) {
            super(2);
            this.size = size;
            this.slide = slide;
            this.keys = keys;
            this.field = field;
        }

        @Override
        void row(int port, Row row) {
            boolean late = true;
            long last = Math.floorDiv(row.time(), slide) * slide;
            for (long start = last; start > row.time() - size; start -= slide) {
                if (start + size - 1 > watermark()) {
                    open.computeIfAbsent(new Window(start, start + size), window -> new ArrayList<>())
                            .add(row);
                    late = false;
                }
            }
            if (late) {
                emit(1, row);
            }
        }

        @Override
        void advanced(long before, long now) {
            List<Window> complete = open.keySet().stream()
                    .filter(window -> window.end - 1 <= now)
                    .toList();
            for (Window window : complete) {
                Map<List<@Nullable Object>, List<Row>> groups = new LinkedHashMap<>();
                for (Row row : open.getOrDefault(window, List.of())) {
                    groups.computeIfAbsent(row.project(keys), key -> new ArrayList<>())
                            .add(row);
                }
                groups.forEach((key, rows) -> {
                    List<@Nullable Object> values = new ArrayList<>(key);
                    values.add(window.start);
                    values.add(window.end);
                    values.addAll(aggregates(rows, field));
                    emit(0, Row.of(window.end - 1, values));
                });
                open.remove(window);
            }
        }
    }

    /** Pairs of rows with equal keys whose times lie close, and rows without a partner where asked for. */
    static final class Joining extends Stage {

        private static final class Side {
            private final Row row;
            private boolean matched;

            Side(Row row) {
                this.row = row;
            }
        }

        private final int key;
        private final long lower;
        private final long upper;
        private final boolean keepLeft;
        private final boolean keepRight;
        private final List<List<Side>> sides = List.of(new ArrayList<>(), new ArrayList<>());

        Joining(int key, long lower, long upper, boolean keepLeft, boolean keepRight) {
            super(3);
            this.key = key;
            this.lower = lower;
            this.upper = upper;
            this.keepLeft = keepLeft;
            this.keepRight = keepRight;
        }

        @Override
        void row(int port, Row row) {
            if (row.time() <= watermark()) {
                emit(1 + port, row);
                return;
            }
            Side own = new Side(row);
            sides.get(port).add(own);
            for (Side other : sides.get(1 - port)) {
                Side left = port == 0 ? own : other;
                Side right = port == 0 ? other : own;
                long distance = right.row.time() - left.row.time();
                Object leftKey = left.row.value(key);
                boolean pair = leftKey != null
                        && leftKey.equals(right.row.value(key))
                        && distance >= lower
                        && distance <= upper;
                if (pair) {
                    own.matched = true;
                    other.matched = true;
                    emit(0, both(left.row.values(), right.row.values()));
                }
            }
        }

        /** When is not looked at: all rows that stayed alone come at the end. */
        @Override
        void advanced(long before, long now) {
            if (now < END) {
                return;
            }
            for (int port = 0; port < 2; port++) {
                for (Side side : sides.get(port)) {
                    List<@Nullable Object> none =
                            Collections.nCopies(side.row.values().size(), null);
                    if (!side.matched && (port == 0 ? keepLeft : keepRight)) {
                        emit(0, port == 0 ? both(side.row.values(), none) : both(none, side.row.values()));
                    }
                }
            }
        }

        private static Row both(List<@Nullable Object> left, List<@Nullable Object> right) {
            List<@Nullable Object> values = new ArrayList<>(left);
            values.addAll(right);
            return Row.of(0, values);
        }
    }

    /** A key's rows without a pause longer than the gap; complete when the watermark reaches the gap after the last. */
    static final class Sessions extends Stage {

        private record Session(List<@Nullable Object> key, long start, long end, List<Row> rows) {}

        private final long gap;
        private final List<Integer> keys;
        private final int field;
        private final List<Session> open = new ArrayList<>();

        Sessions(long gap, List<Integer> keys, int field) {
            super(2);
            this.gap = gap;
            this.keys = keys;
            this.field = field;
        }

        @Override
        void row(int port, Row row) {
            List<@Nullable Object> key = row.project(keys);
            long start = row.time();
            long end = row.time() + gap;
            List<Row> rows = new ArrayList<>();
            List<Session> joined = new ArrayList<>();
            for (Session session : open) {
                if (session.key.equals(key) && session.start <= row.time() + gap && row.time() <= session.end) {
                    joined.add(session);
                    rows.addAll(session.rows);
                    start = Math.min(start, session.start);
                    end = Math.max(end, session.end);
                }
            }
            if (end - 1 <= watermark()) {
                emit(1, row);
                return;
            }
            rows.add(row);
            open.removeAll(joined);
            open.add(new Session(key, start, end, rows));
        }

        @Override
        void advanced(long before, long now) {
            List<Session> complete = open.stream()
                    .filter(session -> session.end - 1 <= now)
                    .sorted(Comparator.comparingLong(Session::end))
                    .toList();
            for (Session session : complete) {
                List<@Nullable Object> values = new ArrayList<>(session.key);
                values.add(session.start);
                values.add(session.end);
                values.addAll(aggregates(session.rows, field));
                emit(0, Row.of(session.end - 1, values));
                open.remove(session);
            }
        }
    }

    /** Keeps what comes. */
    static final class Table extends Stage {
        private final List<List<@Nullable Object>> rows = new ArrayList<>();

        Table() {
            super(0);
        }

        @Override
        void row(int port, Row row) {
            rows.add(row.values());
        }

        List<List<@Nullable Object>> rows() {
            return rows;
        }
    }
}
