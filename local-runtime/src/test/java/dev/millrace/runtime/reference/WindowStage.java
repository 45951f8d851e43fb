package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Windows of a size, one beginning at every slide; complete when the watermark reaches their last millisecond. */
public final class WindowStage extends Stage {

    private record Window(long start, long end) {}

    private final long size;
    private final long slide;
    private final List<Integer> keys;
    private final int field;
    private final Map<Window, List<Row>> open = new TreeMap<>(Comparator.comparingLong(Window::end));

    public WindowStage(long size, long slide, List<Integer> keys, int field) {
        super(2);
        this.size = size;
        this.slide = slide;
        this.keys = keys;
        this.field = field;
    }

    @Override
    public void row(int port, Row row) {
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
    protected void advanced(long before, long now) {
        List<Window> complete =
                open.keySet().stream().filter(window -> window.end - 1 <= now).toList();
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
                values.addAll(Aggregates.of(rows, field));
                emit(0, Row.of(window.end - 1, values));
            });
            open.remove(window);
        }
    }
}
