package dev.millrace.model.validation;

import dev.millrace.model.catalog.Cells;
import dev.millrace.model.catalog.Durations;
import dev.millrace.model.catalog.Timestamps;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.SecretReference;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * The values of parameters: whole numbers and numbers as {@link Value.Numeric}, booleans as {@link Value.Flag}, secrets as
 * references, everything else as {@link Value.Text}.
 */
final class ParameterValues {

    private static final int LONGEST_NUMBER = 400;

    private ParameterValues() {}

    /**
     * The value in the form that its type has, or empty if it is none of it.
     *
     * @param given from outside the document, where everything is text: numbers and booleans may be written as text
     */
    static Optional<Value> convert(Parameter.Type type, Value value, boolean given) {
        return switch (type) {
            case INT -> number(value, given).filter(number -> fits(number, Scalar.BIGINT));
            case DOUBLE -> number(value, given).filter(number -> fits(number, Scalar.DOUBLE));
            case BOOLEAN -> flag(value, given);
            case STRING, PATH -> text(value);
            case DURATION ->
                text(value)
                        .filter(text ->
                                Durations.parse(((Value.Text) text).text()).isPresent());
            case TIMESTAMP ->
                text(value)
                        .filter(text ->
                                Timestamps.parse(((Value.Text) text).text()).isPresent());
            case SECRET -> secret(value).map(SecretReference::toValue);
        };
    }

    /** The value as text, as it stands in other text. */
    static String text(Parameter.Type type, Value value) {
        if (value instanceof Value.Numeric number) {
            BigDecimal exact = number.number();
            return type == Parameter.Type.INT ? exact.toBigInteger().toString() : exact.toString();
        }
        return value instanceof Value.Flag flag ? String.valueOf(flag.flag()) : ((Value.Text) value).text();
    }

    /** Says what is wrong with a value that {@link #convert} refused; a secret is never repeated. */
    static Problem problem(Parameter parameter, Value value, boolean given) {
        String which = (given ? "The value given for " : "The default of ") + Excerpt.of(parameter.name());
        if (parameter.type() == Parameter.Type.SECRET) {
            return Problem.error(
                    Code.BAD_SECRET,
                    ParameterTable.place(parameter.name()),
                    which + " must say where the secret is found, not be the secret.",
                    "Write env:NAME for an environment variable or keystore:NAME for an entry of the key store.");
        }
        return Problem.error(
                Code.BAD_PARAMETER,
                ParameterTable.place(parameter.name()),
                which + " is " + Cells.shown(value) + ", which is not of type "
                        + parameter.type().name().toLowerCase(Locale.ROOT) + ".",
                "Write a value such as " + example(parameter.type()) + ".");
    }

    /** How a value of the type is written. */
    static String example(Parameter.Type type) {
        return switch (type) {
            case INT -> "10";
            case DOUBLE -> "0.5";
            case BOOLEAN -> "true";
            case STRING -> "\"text\"";
            case PATH -> "\"data/input.csv\"";
            case DURATION -> "\"1m30s\"";
            case TIMESTAMP -> "\"2026-01-01T00:00:00Z\"";
            case SECRET -> "\"env:NAME\"";
        };
    }

    private static boolean fits(Value number, DataType type) {
        return Cells.read(number, type).value() != null;
    }

    private static Optional<Value> number(Value value, boolean given) {
        if (given && value instanceof Value.Text text && text.text().length() <= LONGEST_NUMBER) {
            try {
                return Optional.of(new Value.Numeric(new BigDecimal(text.text().trim())));
            } catch (NumberFormatException notANumber) {
                return Optional.empty();
            }
        }
        return value instanceof Value.Numeric ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Value> flag(Value value, boolean given) {
        if (given && value instanceof Value.Text text) {
            String word = text.text().trim().toLowerCase(Locale.ROOT);
            return word.equals("true") || word.equals("false")
                    ? Optional.of(Value.of(word.equals("true")))
                    : Optional.empty();
        }
        return value instanceof Value.Flag ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Value> text(Value value) {
        return value instanceof Value.Text ? Optional.of(value) : Optional.empty();
    }

    private static Optional<SecretReference> secret(Value value) {
        return value instanceof Value.Text text ? SecretReference.parse(text.text()) : SecretReference.of(value);
    }
}
