package dev.millrace.model.operator.setting;

import dev.millrace.model.catalog.BindContext;
import dev.millrace.model.catalog.SettingSpec;
import dev.millrace.model.catalog.SettingSpec.BooleanType;
import dev.millrace.model.catalog.SettingSpec.TextType;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import java.util.List;

/** The settings that describe a CSV dialect, for reading and writing alike. */
public final class CsvSettings {

    private CsvSettings() {}

    public static List<SettingSpec> specs() {
        return List.of(
                SettingSpec.withDefault(
                        "header",
                        "Header line",
                        new BooleanType(),
                        Value.of(true),
                        "Whether the first line names the columns."),
                SettingSpec.withDefault(
                        "delimiter",
                        "Delimiter",
                        new TextType(false),
                        Value.of(","),
                        "The character between two values. A tab may be written as \\t."),
                SettingSpec.withDefault(
                                "quote",
                                "Quote",
                                new TextType(false),
                                Value.of("\""),
                                "The character around values that contain the delimiter or a line break. Empty: quotes"
                                        + " are ordinary characters.")
                        .advanced(),
                SettingSpec.withDefault(
                                "nullText",
                                "Text for null",
                                new TextType(false),
                                Value.of(""),
                                "The unquoted text that stands for null.")
                        .advanced());
    }

    /** The dialect; what is wrong with it is reported. */
    public static CsvFormat bind(BindContext context) {
        char delimiter = character(context, "delimiter", ',');
        char quote = context.settings().text("quote").isEmpty() ? 0 : character(context, "quote", '"');
        if (delimiter == quote) {
            context.error(
                    Code.BAD_SETTING,
                    "quote",
                    "The quote and the delimiter are the same character.",
                    "Choose another quote, or leave it empty.");
        }
        return new CsvFormat(
                delimiter,
                quote,
                context.settings().flag("header"),
                context.settings().text("nullText"));
    }

    private static char character(BindContext context, String key, char fallback) {
        String text = context.settings().text(key);
        String character = text.equals("\\t") ? "\t" : text;
        boolean ascii = character.length() == 1 && character.charAt(0) < 0x80;
        if (ascii && "\r\n\0".indexOf(character.charAt(0)) < 0) {
            return character.charAt(0);
        }
        context.error(
                Code.BAD_SETTING,
                key,
                "The " + key + " must be one ASCII character, not " + Excerpt.of(text) + ".",
                "Write a single character such as " + Excerpt.of(String.valueOf(fallback)) + ".");
        return fallback;
    }
}
