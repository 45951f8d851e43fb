package dev.millrace.runtime.operator.pattern;

import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.PatternSpecs.AggregateOf;
import dev.millrace.model.spec.PatternSpecs.EventCount;
import dev.millrace.model.spec.PatternSpecs.EventField;
import dev.millrace.model.spec.PatternSpecs.EventRow;
import dev.millrace.model.spec.PatternSpecs.KeyField;
import dev.millrace.model.spec.PatternSpecs.Moment;
import dev.millrace.model.spec.PatternSpecs.PatternSpec;
import dev.millrace.model.spec.PatternSpecs.Seen;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.state.KeyedRows;
import dev.millrace.runtime.state.PartialMatches;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What expressions see: a row in hand, and the match so far. The last row of a step is found going back from the end. */
final class MatchView implements RowEvaluator.Row {

    private static final int NONE = PartialMatches.NONE;

    private final int width;
    private final boolean eventTime;
    private final List<Seen> seen;
    private final StoredFields stored;
    private final KeyedRows rows;
    private final PartialMatches matches;
    private final List<StepRows> aggregates = new ArrayList<>();
    private int link = NONE;
    private int inHand = NONE;

    MatchView(PatternSpec spec, StoredFields stored, KeyedRows rows, PartialMatches matches, OperatorContext context) {
        Schema input = context.input();
        this.width = input.width();
        this.eventTime = input.eventTime();
        this.seen = spec.measures().seen();
        this.stored = stored;
        this.rows = rows;
        this.matches = matches;
        for (int i = 0; i < spec.measures().aggregates().size(); i++) {
            aggregates.add(new StepRows(spec.measures().aggregates().get(i), "aggregate-" + i, context));
        }
    }

    /**
     * Turns to a match.
     *
     * @param lastLink of the match; none: no row has been taken
     * @param row in hand; none: there is none
     */
    void turnTo(int lastLink, int row) {
        link = lastLink;
        inHand = row;
    }

    @Override
    public @Nullable Object value(int index) {
        return index < width ? field(inHand, index) : seen(seen.get(index - width));
    }

    private @Nullable Object seen(Seen what) {
        return switch (what) {
            case KeyField key -> field(matches.row(link), key.field());
            case EventRow event -> {
                int row = row(event.step(), event.first());
                yield row == NONE ? null : whole(row);
            }
            case EventField event -> {
                int row = row(event.step(), event.first());
                yield row == NONE ? null : field(row, event.field());
            }
            case EventCount count -> count(count.step());
            case AggregateOf of -> aggregate(aggregates.get(of.aggregate()));
            case Moment moment -> moment(moment);
        };
    }

    /** The step's last row, or its first, or none. */
    int row(int step, boolean first) {
        int found = NONE;
        for (int at = link; at != NONE; at = matches.previous(at)) {
            if (matches.step(at) == step) {
                found = matches.row(at);
                if (!first) {
                    break;
                }
            } else if (found != NONE) {
                break;
            }
        }
        return found;
    }

    private long count(int step) {
        long count = 0;
        for (int at = link; at != NONE; at = matches.previous(at)) {
            if (matches.step(at) == step) {
                count++;
            } else if (count > 0) {
                break;
            }
        }
        return count;
    }

    private @Nullable Object aggregate(StepRows aggregate) {
        aggregate.begin();
        for (int at = link; at != NONE; at = matches.previous(at)) {
            if (matches.step(at) == aggregate.step()) {
                aggregate.addBefore(matches.row(at));
            }
        }
        return aggregate.result(rows, stored);
    }

    private @Nullable Long moment(Moment moment) {
        if (!eventTime) {
            return null;
        }
        if (moment == Moment.ROW) {
            return inHand == NONE ? null : (Long) rows.time(inHand);
        }
        int at = link;
        while (moment == Moment.MATCH_START && at != NONE && matches.previous(at) != NONE) {
            at = matches.previous(at);
        }
        return at == NONE ? null : (Long) rows.time(matches.row(at));
    }

    private @Nullable Object field(int row, int field) {
        return rows.column(row, stored.position(field)).boxed(KeyedRows.position(row));
    }

    private List<@Nullable Object> whole(int row) {
        List<@Nullable Object> values = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            values.add(field(row, i));
        }
        return Collections.unmodifiableList(values);
    }
}
