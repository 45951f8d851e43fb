package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Optional;

/** Sequences of rows of one key: pattern detection. */
public final class Pattern extends TransformKind {

    static final String TIMED_OUT = "timed-out";
    static final String LATE = "late";

    private static final List<Port> OUTPUTS = List.of(
            Port.output(OUT, "Matches"),
            Port.output(TIMED_OUT, "Timed out"),
            Port.output(LATE, "Late rows"),
            ErrorSettings.port());

    public Pattern() {
        super("pattern", "Pattern", "Finds sequences of rows per key.");
    }

    @Override
    public List<SettingSpec> settings() {
        return PatternSettings.all();
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return OUTPUTS;
    }

    @Override
    public Needs needs() {
        return new Needs(true, false, false);
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                Looks for a sequence of steps in the rows of each key, taken in the order of their event times (rows of one
                time as they came; without event time all as they came). A match gives one row: the key fields, then the
                fields. It means what the same pattern means in Apache Flink's CEP library.

                **Steps.** A step takes a row for which its condition is true. `next`: that row must come directly behind
                the last one taken. `followed by`: rows that do not fulfil the condition may stand in between, so the first
                that does is taken. `followed by any`: any rows may, so each that fulfils it gives a match of its own.
                `not next`: the row directly behind must not fulfil the condition. `not followed by`: no row may that comes
                before, or is, the next row taken; if the step before takes several, from its first row on. At the end of a
                pattern, `not followed by` gives its match when the time `within` is over, `not next` with the next row.

                A step may take several rows: n, n to m, or n or more. In between stand rows that do not fit (relaxed),
                nothing (consecutive), or any rows (combinations). Every number of rows that is allowed gives a match. If it
                is greedy, the next step takes and passes over no row that this one could take, so that only the longest
                remain. From a row on where `until` is true the step takes none. An optional step may also be left out.

                **Expressions.** A condition sees the fields of the row, and of the steps before it and its own, as far as
                they have taken rows: `STEP.field` of the step's last row, `STEP_first.field` of its first, `STEP_count` how
                many rows it has taken, and aggregates over its rows by their names. With event time there are also
                `event_time` of the row, and `match_start` and `match_end` of what has been taken. All are null where there
                is no row yet. The fields of a match are expressions over the same, without a row in hand; key fields can be
                named as they are.

                **Within.** The last row must come less than this after the first one (or each after the one before it). A
                partial match whose time is over leaves by `timed-out`, with the fields that can be computed from the rows
                it has, and `timed_out_at`. So does, at the end of the input, whatever is still open. Without `within` a
                partial match waits for ever, and its key is kept so long.

                **After a match** nothing is skipped unless told otherwise: a row may be part of many matches, and of the
                same match longer and shorter. To skip to a row gives up all partial matches that begin before it: the next
                row behind the match's first, the one behind its last, or the first or last row of a step. A match then
                waits until no partial match that began earlier is left, because that one, if it becomes a match, comes
                first and may skip this one. What still waits at the end of the input is not given, as in Flink.

                A match has the event time of its last row, or, if it had to wait, that of the row or moment that decided.

                **Late rows**, whose event time the watermark had reached when they came, take part in nothing and leave by
                `late`. A row for which a condition fails takes part in nothing, as if it had not come, and leaves by
                `errors`, or fails the run, or is skipped, as chosen; a condition that looks only at the row is computed for
                every row that comes. If a field of a match fails, the match is not given, and its last row is in error.

                Null keys are a key of their own. Conditions that look only at the row are computed column by column.""",
                Example.settings(
                        "keys",
                        Example.list("network"),
                        "steps",
                        Example.list(
                                Example.record("name", "main", "condition", "magnitude >= 5"),
                                Example.record(
                                        "name",
                                        "after",
                                        "condition",
                                        "magnitude < main.magnitude",
                                        "times",
                                        "or-more",
                                        "min",
                                        3)),
                        "within",
                        "24h",
                        "skip",
                        "past-last",
                        "aggregates",
                        Example.list(Example.record(
                                "name",
                                "strongest_after",
                                "step",
                                "after",
                                "function",
                                "max",
                                "argument",
                                "magnitude")),
                        "fields",
                        Example.list(
                                Example.record("name", "magnitude", "value", "main.magnitude"),
                                Example.record("name", "aftershocks", "value", "after_count"),
                                Example.record("name", "strongest", "value", "strongest_after"))));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        return new PatternBinding(context, input(context)).bind();
    }
}
