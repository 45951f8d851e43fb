package dev.millrace.runtime.streamtest;

import dev.millrace.model.catalog.Timestamps;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import dev.millrace.model.streamtest.BoundStreamTest;
import dev.millrace.model.streamtest.BoundStreamTest.BoundStep;
import dev.millrace.model.streamtest.BoundStreamTest.Cell;
import dev.millrace.model.streamtest.BoundStreamTest.Expected;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedIdle;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedRow;
import dev.millrace.model.streamtest.BoundStreamTest.ExpectedWatermark;
import dev.millrace.model.streamtest.StreamTest;
import dev.millrace.model.streamtest.StreamTest.AdvanceAction;
import dev.millrace.model.streamtest.StreamTest.EndAction;
import dev.millrace.model.streamtest.StreamTest.IdleAction;
import dev.millrace.model.streamtest.StreamTest.RowAction;
import dev.millrace.model.streamtest.StreamTest.WatermarkAction;
import dev.millrace.runtime.data.ValueText;
import dev.millrace.runtime.streamtest.Output.IdleOutput;
import dev.millrace.runtime.streamtest.Output.RowOutput;
import dev.millrace.runtime.streamtest.Output.WatermarkOutput;
import java.util.List;
import java.util.StringJoiner;

/** What was expected and what came as people read it; a field that is not looked at is an asterisk. */
final class OutputText {

    private OutputText() {}

    static String of(Expected expected, Schema schema) {
        return switch (expected) {
            case ExpectedRow row -> {
                StringJoiner text = new StringJoiner(", ", sign(row.retraction(), schema) + "(", ")");
                for (int i = 0; i < schema.width(); i++) {
                    text.add(cell(row.cells(), i, schema));
                }
                yield text + row.timeMs().map(OutputText::at).orElse("");
            }
            case ExpectedWatermark watermark -> watermark(watermark.watermark());
            case ExpectedIdle idle -> idle.idle() ? "idle" : "active";
        };
    }

    private static String cell(List<Cell> cells, int field, Schema schema) {
        for (Cell cell : cells) {
            if (cell.field() == field) {
                return ValueText.of(cell.value(), schema.field(field).type());
            }
        }
        return "*";
    }

    /** @param timed whether the event time is told */
    static String of(Output output, Schema schema, boolean timed) {
        return switch (output) {
            case RowOutput row -> {
                StringJoiner text = new StringJoiner(", ", sign(row.retraction(), schema) + "(", ")");
                for (int i = 0; i < schema.width(); i++) {
                    text.add(ValueText.of(row.values().get(i), schema.field(i).type()));
                }
                yield text + (timed ? at(row.timeMs()) : "");
            }
            case WatermarkOutput watermark -> watermark(watermark.watermark());
            case IdleOutput idle -> idle.idle() ? "idle" : "active";
        };
    }

    private static String sign(boolean retraction, Schema schema) {
        return schema.changes() == Changes.INSERT_ONLY ? "" : retraction ? "-" : "+";
    }

    private static String at(long timeMs) {
        return " at " + Timestamps.format(timeMs);
    }

    private static String watermark(long ms) {
        return "watermark " + (ms == StreamTest.END ? "end" : Timestamps.format(ms));
    }

    /** What a step does. */
    static String of(BoundStep step, BoundStreamTest.Source source) {
        String what = source.name() + ": ";
        return switch (step.step().action()) {
            case RowAction ignored ->
                what + of(new RowOutput(0, step.row(), 0, step.retraction()), source.schema(), false);
            case WatermarkAction watermark -> what + watermark(watermark.watermark());
            case IdleAction idle -> what + (idle.idle() ? "idle" : "active");
            case EndAction ignored -> what + "end";
            case AdvanceAction advance -> advance(advance);
        };
    }

    static String advance(AdvanceAction advance) {
        return "clock at " + Timestamps.format(advance.toMs());
    }
}
