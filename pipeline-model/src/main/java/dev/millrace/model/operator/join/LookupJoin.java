package dev.millrace.model.operator.join;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.DurationType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.operator.setting.ErrorSettings;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.operator.source.ColumnSettings;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.spec.ErrorPolicy;
import dev.millrace.model.spec.JoinSpecs.JoinKeys;
import dev.millrace.model.spec.JoinSpecs.JoinType;
import dev.millrace.model.spec.JoinSpecs.LookupJoinSpec;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.model.spec.SourceSpec;
import dev.millrace.model.spec.SourceSpecs.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows with what a table file says of their keys. */
public final class LookupJoin extends JoinKind {

    private static final String IN = "in";
    private static final String RELOAD = "reload";
    private static final long LONGEST_MS = 3_650L * 86_400_000L;

    private static final List<Port> INPUTS = List.of(Port.input(IN, "Rows"));
    private static final List<Port> OUTPUTS = List.of(Port.output(OUT, "Rows"), ErrorSettings.port());
    private static final List<SettingSpec> SETTINGS = allSettings();

    public LookupJoin() {
        super("lookup-join", "Lookup join", "Joins each row with the rows of a table file that have its key.");
    }

    private static List<SettingSpec> allSettings() {
        List<SettingSpec> all = new ArrayList<>();
        all.add(TableSettings.keys(IN));
        all.addAll(TableSettings.file());
        all.add(JoinSettings.type(JoinSettings.ENRICHING));
        all.add(JoinSettings.condition(IN));
        all.add(
                SettingSpec.optional(
                        RELOAD,
                        "Read again after",
                        new DurationType(1, LONGEST_MS),
                        "How long after it was read the table is read again, by the clock. Unset: it is read once, at the start."));
        all.add(TableSettings.prefix());
        all.add(ErrorSettings.spec());
        return List.copyOf(all);
    }

    @Override
    public List<SettingSpec> settings() {
        return SETTINGS;
    }

    @Override
    public List<Port> inputs(Settings settings) {
        return INPUTS;
    }

    @Override
    public List<Port> outputs(Settings settings) {
        return OUTPUTS;
    }

    @Override
    public boolean takesChanges(String inputPort) {
        return true;
    }

    @Override
    public Needs needs() {
        return Needs.NOTHING;
    }

    @Override
    public Manual manual() {
        return new Manual(
                """
                The table is a file of comma-separated values or JSON lines, read as the sources of these names read it. For
                every row, the rows of the table are looked up whose columns are equal to the row's fields; each that the
                condition, if there is one, takes gives one result, in the order of the file: the row's fields, then the
                table's. A column whose name is taken gets the prefix. With `left` a row for which there is nothing comes out
                once, with nulls for the table; with `inner` it is left out. Event time, watermarks and the kind of change stay
                as they are.

                The whole table is kept in memory (a full cache, in Apache Flink's words): read once when the run starts,
                before the first row. With `reload` it is read again so long after the first row came and each time after that,
                by the clock of the run: the system's, or in a replay and a stream test the one of the recording. All rows that
                come from then on see the new table, those before saw the old one; while the file is read, rows wait. Results
                that left are not changed. For history, use a temporal join: a table file has only one version.

                Each subtask has a table of its own: a row takes 24 bytes and its values, a key up to 48; while it is read
                again, both tables are there. There is no partial cache of single keys: a file cannot be asked for one key
                without reading it all.

                A file that is not there, that lacks a column, or whose content is malformed stops the run before the first
                row, with its name, line and column; so does one that cannot be read again. Rows of the table whose key is null
                are left out, and a row whose key is null finds nothing, as in SQL.

                A pair for which the condition cannot be evaluated leaves by `errors`, or fails the run, or is skipped, as
                chosen. A row of which a pair failed and none was taken does not come out alone.

                A changelog is taken as long as the table is read only once: a row that is taken back must meet the same table
                again.""",
                Example.settings(
                        "keys",
                        Example.list(Example.record("field", "network", "column", "code")),
                        "path",
                        "networks.csv",
                        "columns",
                        Example.list(
                                Example.record("name", "code", "type", "string"),
                                Example.record("name", "operator", "type", "string")),
                        "type",
                        "left"));
    }

    @Override
    public Optional<OperatorSpec> bind(BindContext context) {
        Schema input = context.inputs(IN).get(0);
        JoinType type = JoinSettings.type(context);
        Optional<List<Column>> columns = TableSettings.columns(context);
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        Schema table = Schema.of(ColumnSettings.fields(columns.get()), input.eventTime());
        Schema pair =
                JoinSettings.pair(context, input, table, type, "tablePrefix").withChanges(input.changes());
        context.output(OUT, pair);
        ErrorPolicy onError = JoinSettings.bindErrors(context, pair);
        SourceSpec source = TableSettings.source(context, columns.get());
        Optional<JoinKeys> keys = TableSettings.bindKeys(context, input, table);
        JoinSettings.Condition condition = JoinSettings.bindCondition(context, pair);
        Optional<Long> reload = context.settings().durationMs(RELOAD);
        if (keys.isEmpty() || !condition.good() || !staysTheSame(context, input, reload)) {
            return Optional.empty();
        }
        return Optional.of(new LookupJoinSpec(
                source,
                table.fields(),
                keys.get(),
                type,
                condition.expression(),
                reload.isPresent() ? OptionalLong.of(reload.get()) : OptionalLong.empty(),
                onError));
    }

    private static boolean staysTheSame(BindContext context, Schema input, Optional<Long> reload) {
        if (reload.isEmpty() || input.changes() == Changes.INSERT_ONLY) {
            return true;
        }
        context.error(
                Code.CHANGELOG_NOT_TAKEN,
                RELOAD,
                "A changelog comes in, but a row that is taken back would not find in a new table what it found before.",
                "Read the table only once, or put the lookup before what makes the changelog.");
        return false;
    }
}
