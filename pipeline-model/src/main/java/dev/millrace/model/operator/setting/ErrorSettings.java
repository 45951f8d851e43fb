package dev.millrace.model.operator.setting;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.document.Value;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ErrorFields;
import dev.millrace.model.spec.ErrorPolicy;

/**
 * The setting {@code onError} and the output {@code errors} of operators that may get rows they cannot work on. The
 * output has the input's fields and, behind them, those of {@link ErrorFields}, so that its rows can be looked at, mended
 * and put in again.
 */
public final class ErrorSettings {

    public static final String PORT = "errors";

    private static final String KEY = "onError";

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

    /** States the schema of the output {@link #PORT} and gives the policy. */
    public static ErrorPolicy bind(BindContext context, Schema input) {
        return bind(context, PORT, input);
    }

    /** The same for an output of another name, of kinds whose inputs differ. */
    public static ErrorPolicy bind(BindContext context, String port, Schema input) {
        context.output(port, ErrorFields.behind(input));
        return switch (context.settings().text(KEY)) {
            case "fail" -> ErrorPolicy.FAIL;
            case "output" -> ErrorPolicy.OUTPUT;
            case "skip" -> ErrorPolicy.SKIP;
            default -> ErrorPolicy.OUTPUT_OR_FAIL;
        };
    }
}
