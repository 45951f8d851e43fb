package dev.millrace.runtime.reference;

import java.util.List;
import java.util.function.Predicate;

/** A row goes to the first output whose condition takes it, or to every such one; if there is none, to the last. */
public final class RoutingStage extends Stage {

    private final List<Predicate<Row>> conditions;
    private final boolean all;

    public RoutingStage(List<Predicate<Row>> conditions, boolean all) {
        super(conditions.size() + 1);
        this.conditions = conditions;
        this.all = all;
    }

    @Override
    public void row(int port, Row row) {
        boolean taken = false;
        for (int output = 0; output < conditions.size(); output++) {
            if ((all || !taken) && conditions.get(output).test(row)) {
                emit(output, row);
                taken = true;
            }
        }
        if (!taken) {
            emit(conditions.size(), row);
        }
    }
}
