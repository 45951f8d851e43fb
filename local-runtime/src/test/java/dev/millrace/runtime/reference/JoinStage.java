package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a join of all rows so far gives, as a changelog: before and after every change the rows of both sides are there,
 * and a row without partners may be given alone. A row meets its partners in the order of their times.
 */
public final class JoinStage extends Stage {

    /**
     * What is joined.
     *
     * @param type as in the document
     * @param timeToLive after which a row is forgotten; 0: never
     */
    public record Terms(int leftKey, int rightKey, String type, long timeToLive) {}

    private static final class Kept {
        private final Row row;
        private int partners;

        Kept(Row row) {
            this.row = row;
        }
    }

    private final Terms terms;
    private final List<Integer> widths;
    private final List<List<Kept>> sides = List.of(new ArrayList<>(), new ArrayList<>());

    /** @param widths numbers of fields of left and right rows */
    public JoinStage(Terms terms, List<Integer> widths) {
        super(1);
        this.terms = terms;
        this.widths = widths;
    }

    @Override
    public void row(int port, Row row) {
        List<Kept> own = sides.get(port);
        Object key = key(port, row);
        if (key == null) {
            alone(port, row, row, row.retraction());
            return;
        }
        if (row.retraction()) {
            List<Kept> equal = own.stream()
                    .filter(kept -> kept.row.values().equals(row.values()))
                    .toList();
            if (equal.isEmpty()) {
                return;
            }
            own.remove(equal.get(0));
        }
        List<Kept> partners = sides.get(1 - port).stream()
                .filter(other -> key.equals(key(1 - port, other.row)))
                .sorted(Comparator.comparingLong(other -> other.row.time()))
                .toList();
        Kept kept = new Kept(row);
        kept.partners = partners.size();
        if (!row.retraction() && (terms.timeToLive == 0 || row.time() + terms.timeToLive > watermark())) {
            own.add(kept);
        }
        if (partners.isEmpty()) {
            alone(port, row, row, row.retraction());
        } else if (port == 0 && terms.type.equals("semi")) {
            emit(0, row);
        }
        for (Kept partner : partners) {
            int before = partner.partners;
            partner.partners = Math.max(0, before + (row.retraction() ? -1 : 1));
            if (before == 0 && !row.retraction()) {
                turns(1 - port, partner.row, row, false);
            }
            if (!leftOnly()) {
                List<@Nullable Object> left = (port == 0 ? row : partner.row).values();
                List<@Nullable Object> right = (port == 0 ? partner.row : row).values();
                emit(0, row.with(both(left, right)));
            }
            if (partner.partners == 0 && row.retraction()) {
                turns(1 - port, partner.row, row, true);
            }
        }
    }

    /** A row has lost its last partner, or has got its first: what it gives alone comes, or goes. */
    private void turns(int port, Row row, Row cause, boolean lonely) {
        if (port == 0 && terms.type.equals("semi")) {
            emit(0, cause.with(row.values()).asRetraction(lonely));
        }
        alone(port, row, cause, !lonely);
    }

    /** What a row without partners gives comes, or goes. */
    private void alone(int port, Row row, Row cause, boolean retraction) {
        if (port == 0 && terms.type.equals("anti")) {
            emit(0, cause.with(row.values()).asRetraction(retraction));
        } else if (!leftOnly() && keeps(port)) {
            List<@Nullable Object> none = new ArrayList<>();
            for (int i = 0; i < widths.get(1 - port); i++) {
                none.add(null);
            }
            List<@Nullable Object> values = port == 0 ? both(row.values(), none) : both(none, row.values());
            emit(0, cause.with(values).asRetraction(retraction));
        }
    }

    private boolean leftOnly() {
        return terms.type.equals("semi") || terms.type.equals("anti");
    }

    private boolean keeps(int port) {
        return terms.type.equals("full") || terms.type.equals(port == 0 ? "left" : "right");
    }

    private @Nullable Object key(int port, Row row) {
        return row.value(port == 0 ? terms.leftKey : terms.rightKey);
    }

    @Override
    protected void advanced(long before, long now) {
        if (terms.timeToLive > 0) {
            sides.forEach(side -> side.removeIf(kept -> kept.row.time() + terms.timeToLive <= now));
        }
    }

    private static List<@Nullable Object> both(List<@Nullable Object> left, List<@Nullable Object> right) {
        List<@Nullable Object> values = new ArrayList<>(left);
        values.addAll(right);
        return values;
    }
}
