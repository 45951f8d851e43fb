package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.SettingSpec.FieldType;
import dev.millrace.model.catalog.SettingSpec.ListType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.setting.FieldNames;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ChangeSpecs.DeduplicateSpec;
import dev.millrace.model.spec.OperatorSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One row per key. */
public final class Deduplicate extends TransformKind {

    private static final long MOST_MS = 3_650L * 86_400_000;
    private static final Needs KEYED = new Needs(true, false, false);
    private static final List<SettingSpec> SETTINGS = List.of(
            SettingSpec.required(
                    "keys",
                    "Keys",
                    new ListType(new FieldType(IN), 1),
                    "Rows with equal values in all these fields are duplicates."),
            SettingSpec.withDefault(
                    "keep",
                    "Keep",
                    ChoiceType.of(new Option("first", "The first row"), new Option("last", "The last row")),
                    Value.of("first"),
                    "Which of the rows with equal keys stays. The last one makes a changelog."),
            SettingSpec.optional(
                    "stateTtl",
                    "Forget keys after",
                    new DurationType(1, MOST_MS),
                    "How far the watermark passes the event time of the row kept before its key is forgotten. Without"
                            + " it every key is kept."));

    public Deduplicate() {
        super("deduplicate", "Deduplicate", "Keeps the first or the last row of every key.");
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public Needs needs() {
        return KEYED;
    }

    @Override
    public Manual manual() {
        return new Manual("""
                Rows with equal keys are duplicates; first and last are meant in the order in which rows come, whatever their
                event times. Null keys are equal to each other here.

                - `first` passes a key's first row on and drops the others. The result is a stream of rows that stay.
                - `last` gives a changelog: every row takes the one before it back and comes in its place. A row that equals
                  the one before it in all fields changes nothing.

                A row keeps its event time; a row that is taken back has that of the row in its place.

                Without `stateTtl` every key is kept as long as the pipeline runs. With it, a key is forgotten when the
                watermark has passed the event time of the row kept by that much; the next row is a first one again, and the
                last one before is not taken back. A row that is already that old is not kept.

                A changelog is not taken: rows that are taken back are no duplicates.""", Example.settings("keys", Example.list("network", "magnitude"), "stateTtl", "1d"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema input = input(context);
        boolean last = context.settings().text("keep").equals("last");
        context.output(OUT, input.withChanges(last ? Changes.RETRACT : Changes.INSERT_ONLY));
        Optional<List<Integer>> keys = AggregateSettings.bindKeys(context, input, new FieldNames(context));
        Optional<Long> timeToLive = context.settings().durationMs("stateTtl");
        if (timeToLive.isPresent() && !input.eventTime()) {
            context.error(
                    Code.NO_EVENT_TIME,
                    "stateTtl",
                    "Keys are forgotten by event time, but the rows that come in have none.",
                    "Set the event time of the source, or keep all keys.");
            return Optional.empty();
        }
        return keys.filter(found -> !found.isEmpty())
                .map(found -> new DeduplicateSpec(
                        found,
                        last,
                        timeToLive.isPresent() ? OptionalLong.of(timeToLive.get()) : OptionalLong.empty()));
    }
}
