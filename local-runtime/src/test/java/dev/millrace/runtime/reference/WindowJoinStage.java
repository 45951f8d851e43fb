package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Rows of two inputs with equal keys in the same window, when the watermark has passed it. */
public final class WindowJoinStage extends Stage {

    /** A stretch of event time; the end does not belong to it. */
    public record Window(long start, long end) {}

    /**
     * What is joined.
     *
     * @param type as the setting
     * @param widths numbers of fields of left and right rows
     */
    public record Terms(int leftKey, int rightKey, String type, List<Integer> widths) {}

    private record Kept(int port, @Nullable Object key, Row row) {}

    private final Terms terms;
    /** The windows of a moment; null: sessions. */
    private final @Nullable LongFunction<List<Window>> windows;

    private final long gap;
    private final List<Kept> kept = new ArrayList<>();

    private WindowJoinStage(Terms terms, @Nullable LongFunction<List<Window>> windows, long gap) {
        super(4);
        this.terms = terms;
        this.windows = windows;
        this.gap = gap;
    }

    public static WindowJoinStage of(Terms terms, LongFunction<List<Window>> windows) {
        return new WindowJoinStage(terms, windows, 0);
    }

    public static WindowJoinStage sessions(Terms terms, long gap) {
        return new WindowJoinStage(terms, null, gap);
    }

    @Override
    public void row(int port, Row row) {
        Kept own = new Kept(port, row.value(port == 0 ? terms.leftKey : terms.rightKey), row);
        kept.add(own);
        if (windowsOf(own).stream().allMatch(window -> window.end - 1 <= watermark())) {
            kept.remove(kept.size() - 1);
            emit(1 + port, row);
        }
    }

    private List<Window> windowsOf(Kept row) {
        if (windows != null) {
            return windows.apply(row.row.time());
        }
        long start = row.row.time();
        long end = start + gap;
        Object key = row.key;
        boolean grows = true;
        while (key != null && grows) {
            long oldStart = start;
            long oldEnd = end;
            for (Kept each : kept) {
                long time = each.row.time();
                if (key.equals(each.key) && time >= oldStart - gap && time <= oldEnd) {
                    start = Math.min(start, time);
                    end = Math.max(end, time + gap);
                }
            }
            grows = start != oldStart || end != oldEnd;
        }
        return List.of(new Window(start, end));
    }

    /** A row that was late for a window is not in it, and one that was in time was kept before the window was complete. */
    @Override
    protected void advanced(long before, long now) {
        Set<Window> complete = new LinkedHashSet<>();
        kept.forEach(each -> windowsOf(each).stream()
                .filter(window -> window.end - 1 > before && window.end - 1 <= now)
                .forEach(complete::add));
        List<Kept> over = kept.stream()
                .filter(each -> windowsOf(each).stream().allMatch(window -> window.end - 1 <= now))
                .toList();
        complete.stream().sorted(Comparator.comparingLong(Window::end)).forEach(this::complete);
        kept.removeAll(over);
    }

    private void complete(Window window) {
        List<Kept> inside =
                kept.stream().filter(each -> windowsOf(each).contains(window)).toList();
        for (Kept left : inside) {
            if (left.port == 0) {
                completeLeft(window, left, inside);
            }
        }
        for (Kept right : inside) {
            boolean alone = right.port == 1 && inside.stream().noneMatch(left -> left.port == 0 && isPair(left, right));
            if (alone && (terms.type.equals("right") || terms.type.equals("full"))) {
                give(window, nulls(0), right.row.values());
            }
        }
    }

    private void completeLeft(Window window, Kept left, List<Kept> inside) {
        List<Kept> partners = inside.stream()
                .filter(right -> right.port == 1 && isPair(left, right))
                .toList();
        switch (terms.type) {
            case "semi", "anti" -> {
                if (terms.type.equals("anti") == partners.isEmpty()) {
                    give(window, left.row.values(), List.of());
                }
            }
            default -> {
                partners.forEach(right -> give(window, left.row.values(), right.row.values()));
                if (partners.isEmpty() && (terms.type.equals("left") || terms.type.equals("full"))) {
                    give(window, left.row.values(), nulls(1));
                }
            }
        }
    }

    private static boolean isPair(Kept left, Kept right) {
        return left.key != null && Objects.equals(left.key, right.key);
    }

    private List<@Nullable Object> nulls(int port) {
        List<@Nullable Object> nulls = new ArrayList<>();
        for (int i = 0; i < terms.widths.get(port); i++) {
            nulls.add(null);
        }
        return nulls;
    }

    private void give(Window window, List<@Nullable Object> left, List<? extends @Nullable Object> right) {
        List<@Nullable Object> values = new ArrayList<>(left);
        values.addAll(right);
        values.add(window.start);
        values.add(window.end);
        emit(0, Row.of(window.end - 1, values));
    }
}
