package dev.millrace.model.operator.source;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.ChoiceType;
import dev.millrace.model.catalog.SettingSpec.Option;
import dev.millrace.model.catalog.SettingSpec.PathType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.catalog.Settings;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SourceSpecs;
import dev.millrace.model.spec.SourceSpecs.Files;
import java.nio.charset.Charset;
import java.util.List;

/** The settings of the kinds that read files line by line. */
public final class FileSettings {

    static final String ERRORS = "errors";

    private static final String ON_MALFORMED = "onMalformed";
    private static final List<Port> ROWS_AND_ERRORS =
            List.of(Port.output(SourceKind.OUT, "Rows"), Port.output(ERRORS, "Malformed lines"));

    private FileSettings() {}

    public static SettingSpec path() {
        return SettingSpec.required(
                "path",
                "File",
                new PathType(false),
                "A file, or a glob such as data/*.csv.gz for several in the order of their names; relative to the"
                        + " document's folder. Files that end in .gz or .zst are unpacked.");
    }

    public static SettingSpec charset() {
        return SettingSpec.withDefault(
                        "charset",
                        "Character set",
                        new TextType(false),
                        Value.of("UTF-8"),
                        "How the file encodes text, such as UTF-8, ISO-8859-1 or windows-1252.")
                .advanced();
    }

    static SettingSpec onMalformed() {
        return SettingSpec.withDefault(
                ON_MALFORMED,
                "Malformed lines",
                ChoiceType.of(
                        new Option("auto", "Error output, or fail"),
                        new Option("fail", "Fail the run"),
                        new Option("skip", "Skip and count"),
                        new Option("output", "Send to the errors output")),
                Value.of("auto"),
                "What happens with a line that cannot be read, or whose event time is null or out of range: it leaves by the"
                        + " output errors, the run fails and names file, line and column, or the line is skipped and counted."
                        + " Unless told otherwise it leaves by errors if that is connected, and fails the run if not.");
    }

    static List<Port> outputs() {
        return ROWS_AND_ERRORS;
    }

    /** The bound settings; what is wrong with them is reported. */
    public static Files bind(BindContext context) {
        String charset = context.settings().text("charset");
        if (!isSupported(charset)) {
            context.error(
                    Code.BAD_SETTING,
                    "charset",
                    "There is no character set " + Excerpt.of(charset) + ".",
                    "Use UTF-8, ISO-8859-1, windows-1252, UTF-16LE or another IANA name.");
        }
        return new Files(context.settings().text("path"), charset, policy(context.settings()));
    }

    /** States the main output and the one for malformed lines. */
    static void stateOutputs(BindContext context, Schema rows) {
        context.output(SourceKind.OUT, rows);
        context.output(ERRORS, SourceSpecs.ERRORS);
    }

    private static MalformedPolicy policy(Settings settings) {
        return switch (settings.text(ON_MALFORMED)) {
            case "skip" -> MalformedPolicy.SKIP;
            case "output" -> MalformedPolicy.ERROR_OUTPUT;
            case "fail" -> MalformedPolicy.FAIL;
            default -> MalformedPolicy.OUTPUT_OR_FAIL;
        };
    }

    private static boolean isSupported(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException notAName) {
            return false;
        }
    }
}
