package dev.millrace.runtime.connector.inference;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.connector.text.Iso8601;
import dev.millrace.runtime.connector.text.NumberText;
import dev.millrace.runtime.connector.text.TimeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Finds the narrowest type that all texts of a column have. */
final class TypeGuess {

    /** Ways of writing timestamps, and then dates, that are tried one after the other. */
    private static final List<Form> FORMS = List.of(
            new Form(Scalar.TIMESTAMP, "yyyy/MM/dd HH:mm:ss"),
            new Form(Scalar.TIMESTAMP, "yyyy/MM/dd HH:mm"),
            new Form(Scalar.TIMESTAMP, "dd.MM.yyyy HH:mm:ss"),
            new Form(Scalar.TIMESTAMP, "dd.MM.yyyy HH:mm"),
            new Form(Scalar.TIMESTAMP, "M/d/yyyy H:mm:ss"),
            new Form(Scalar.TIMESTAMP, "M/d/yyyy H:mm"),
            new Form(Scalar.TIMESTAMP, "d/M/yyyy H:mm:ss"),
            new Form(Scalar.TIMESTAMP, "d/M/yyyy H:mm"),
            new Form(Scalar.TIMESTAMP, "dd/MMM/yyyy:HH:mm:ss Z"),
            new Form(Scalar.TIMESTAMP, "EEE, d MMM yyyy HH:mm:ss zzz"),
            new Form(Scalar.DATE, "yyyy/MM/dd"),
            new Form(Scalar.DATE, "dd.MM.yyyy"),
            new Form(Scalar.DATE, "M/d/yyyy"),
            new Form(Scalar.DATE, "d/M/yyyy"),
            new Form(Scalar.DATE, "yyyyMMdd"));

    /** A number with a leading zero, such as a postal code, or a plus sign is text. */
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");

    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][+-]?[0-9]+)?");
    private static final int MAX_TEXTS = 10_000;

    private final List<String> texts = new ArrayList<>();

    /**
     * A type and how its values are written.
     *
     * @param format as a source's column has it
     */
    record Form(DataType type, String format) {}

    /** A value of the column that is not null. */
    void add(String text) {
        if (texts.size() < MAX_TEXTS) {
            texts.add(text.strip());
        }
    }

    List<String> texts() {
        return texts;
    }

    /** The form of all values; string if there are none. */
    Form form() {
        if (all(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"))) {
            return new Form(Scalar.BOOLEAN, "");
        }
        if (all(TypeGuess::isWhole)) {
            return new Form(Scalar.BIGINT, "");
        }
        if (all(TypeGuess::isNumber)) {
            return new Form(Scalar.DOUBLE, "");
        }
        return timeForm();
    }

    /** As {@link #form}, where only times and dates are told from other strings. */
    Form timeForm() {
        if (all(TypeGuess::isDate)) {
            return new Form(Scalar.DATE, "");
        }
        if (all(TypeGuess::isTimestamp)) {
            return new Form(Scalar.TIMESTAMP, "");
        }
        for (Form form : FORMS) {
            TimeFormat format = TimeFormat.of(form.format());
            if (all(text -> time(form.type(), format, text).isPresent())) {
                return form;
            }
        }
        return new Form(Scalar.STRING, "");
    }

    private static OptionalLong time(DataType type, TimeFormat format, String text) {
        return type == Scalar.DATE ? format.date(text) : format.timestamp(text);
    }

    private boolean all(Predicate<String> test) {
        return !texts.isEmpty() && texts.stream().allMatch(test);
    }

    private static boolean isWhole(String text) {
        char[] characters = text.toCharArray();
        return WHOLE.matcher(text).matches()
                && (NumberText.parseLong(characters, 0, characters.length) != NumberText.FAILED
                        || NumberText.isSmallestLong(characters, 0, characters.length));
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && DECIMAL.matcher(text).matches()
                && text.chars().anyMatch(Character::isDigit);
    }

    private static boolean isDate(String text) {
        return Iso8601.date(text.toCharArray(), 0, text.length()) != Iso8601.FAILED;
    }

    private static boolean isTimestamp(String text) {
        return Iso8601.timestamp(text.toCharArray(), 0, text.length()) != Iso8601.FAILED;
    }
}
