package dev.millrace.cli.run;

import dev.millrace.cli.report.Amounts;
import dev.millrace.cli.report.Terminal;
import dev.millrace.cli.report.TextTable;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.schema.DataTypes;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.SinkSpecs.TableSinkSpec;
import dev.millrace.runtime.data.ValueText;
import dev.millrace.runtime.run.PipelineRun;
import dev.millrace.runtime.run.ResultTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints what table sinks hold when a run has ended. */
final class ResultView {

    private static final int USUAL_ROWS_ON_TERMINAL = 100;
    private static final int CELL_ON_TERMINAL = 60;

    private final Terminal terminal;
    private final Validated pipeline;
    private final int most;
    private boolean first = true;

    /** @param most rows of a table; below 0: as many as suit the terminal */
    ResultView(Terminal terminal, Validated pipeline, int most) {
        this.terminal = terminal;
        this.pipeline = pipeline;
        this.most = most >= 0 ? most : terminal.outTerminal() ? USUAL_ROWS_ON_TERMINAL : Integer.MAX_VALUE;
    }

    void print(PipelineRun run) {
        for (BoundNode sink : RunFigures.sinks(pipeline)) {
            if (sink.spec() instanceof TableSinkSpec) {
                print(Summary.name(sink), run.table(sink.node().id()));
            }
        }
    }

    private void print(String name, ResultTable table) {
        if (!first) {
            terminal.out().println();
        }
        first = false;
        terminal.out().println(name + " (" + Amounts.counted(table.total(), "row") + ")");
        int from = Math.max(0, table.rows().size() - most);
        long hidden = table.total() - table.rows().size() + from;
        if (!table.rows().isEmpty()) {
            text(table, from).lines().forEach(terminal.out()::println);
        }
        if (hidden > 0) {
            terminal.out()
                    .println("(" + Amounts.counted(hidden, "row") + " before " + (hidden == 1 ? "is" : "are")
                            + " not shown)");
        }
    }

    private TextTable text(ResultTable table, int from) {
        Schema schema = table.schema();
        TextTable text = new TextTable(
                schema.names(),
                schema.fields().stream()
                        .map(field -> DataTypes.isNumeric(field.type()))
                        .toList());
        for (List<@Nullable Object> row :
                table.rows().subList(from, table.rows().size())) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < row.size(); i++) {
                Field field = schema.field(i);
                cells.add(cell(ValueText.of(row.get(i), field.type())));
            }
            text.add(cells);
        }
        return text;
    }

    private String cell(String value) {
        return terminal.outTerminal() && value.length() > CELL_ON_TERMINAL
                ? value.substring(0, CELL_ON_TERMINAL - 1) + "\u2026"
                : value;
    }
}
