package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of rows with equal keys whose times lie close, and rows without a partner where asked for: as soon as the
 * watermark says that none can come.
 */
public final class IntervalJoinStage extends Stage {

    /**
     * What is joined.
     *
     * @param lower the least distance from a left row's time to a right row's; {@code upper} the greatest
     */
    public record Terms(int leftKey, int rightKey, long lower, long upper, boolean keepLeft, boolean keepRight) {}

    private static final class Kept {
        private final int port;
        private final Row row;
        private final long over;
        private boolean matched;

        Kept(int port, Row row, long over) {
            this.port = port;
            this.row = row;
            this.over = over;
        }
    }

    private final Terms terms;
    private final List<Integer> widths;
    private final List<Kept> kept = new ArrayList<>();

    /** @param widths numbers of fields of left and right rows */
    public IntervalJoinStage(Terms terms, List<Integer> widths) {
        super(3);
        this.terms = terms;
        this.widths = widths;
    }

    @Override
    public void row(int port, Row row) {
        if (row.time() <= watermark()) {
            emit(1 + port, row);
            return;
        }
        Kept own = new Kept(port, row, row.time() + (port == 0 ? terms.upper : -terms.lower));
        for (Kept other : kept) {
            if (other.port != port && isPair(port == 0 ? own : other, port == 0 ? other : own)) {
                own.matched = true;
                other.matched = true;
                List<@Nullable Object> left = (port == 0 ? own : other).row.values();
                List<@Nullable Object> right = (port == 0 ? other : own).row.values();
                emit(0, both(Math.max(own.row.time(), other.row.time()), left, right));
            }
        }
        boolean nullKey = row.value(port == 0 ? terms.leftKey : terms.rightKey) == null;
        if (nullKey || own.over <= watermark()) {
            giveAlone(own, nullKey ? row.time() : Math.max(own.over, row.time()));
        } else {
            kept.add(own);
        }
    }

    private boolean isPair(Kept left, Kept right) {
        long distance = right.row.time() - left.row.time();
        Object key = left.row.value(terms.leftKey);
        return key != null
                && key.equals(right.row.value(terms.rightKey))
                && distance >= terms.lower
                && distance <= terms.upper;
    }

    @Override
    protected void advanced(long before, long now) {
        List<Kept> over = kept.stream()
                .filter(each -> each.over <= now)
                .sorted(Comparator.comparingLong(each -> each.over))
                .toList();
        kept.removeAll(over);
        over.forEach(each -> giveAlone(each, Math.max(each.over, each.row.time())));
    }

    private void giveAlone(Kept row, long time) {
        if (!row.matched && (row.port == 0 ? terms.keepLeft : terms.keepRight)) {
            List<@Nullable Object> none = new ArrayList<>();
            for (int i = 0; i < widths.get(1 - row.port); i++) {
                none.add(null);
            }
            emit(0, row.port == 0 ? both(time, row.row.values(), none) : both(time, none, row.row.values()));
        }
    }

    private static Row both(long time, List<@Nullable Object> left, List<@Nullable Object> right) {
        List<@Nullable Object> values = new ArrayList<>(left);
        values.addAll(right);
        return Row.of(time, values);
    }
}
