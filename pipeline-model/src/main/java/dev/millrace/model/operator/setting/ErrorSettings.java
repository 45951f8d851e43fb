package dev.millrace.model.operator.setting;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.document.Value;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * The setting {@code onError} and the output {@code errors} of operators that may get rows they cannot work on. The
 * output has the input's fields and, behind them, a text that says what was wrong.
 */
public final class ErrorSettings {

    public static final String PORT = "errors";

    private static final String KEY = "onError";
    private static final String FIELD = "error";

    private ErrorSettings() {}

    public static Port port() {
        return Port.output(PORT, "Errors");
    }

    public static SettingSpec spec() {
        return SettingSpec.withDefault(
                        KEY,
                        "Rows with an error",
                        ChoiceType.of(
                                new Option("auto", "Error output, or fail"),
                                new Option("fail", "Fail"),
                                new Option("output", "Error output"),
                                new Option("skip", "Skip and count")),
                        Value.of("auto"),
                        "What becomes of a row that cannot be worked on. Unless told otherwise it leaves by the error output if that"
                                + " is connected, and fails the run if not.")
                .advanced();
    }

    /** States the output's schema and gives the policy. */
    public static ErrorPolicy bind(BindContext context, Schema input) {
        context.output(PORT, schema(input));
        return switch (context.settings().text(KEY)) {
            case "fail" -> ErrorPolicy.FAIL;
            case "output" -> ErrorPolicy.OUTPUT;
            case "skip" -> ErrorPolicy.SKIP;
            default -> ErrorPolicy.OUTPUT_OR_FAIL;
        };
    }

    private static Schema schema(Schema input) {
        Schema rows = input.changesAsField();
        String name = FIELD;
        while (rows.indexOf(name).isPresent()) {
            name = "_" + name;
        }
        List<Field> fields = new ArrayList<>(rows.fields());
        fields.add(Field.required(name, Scalar.STRING));
        return rows.withFields(fields);
    }
}
