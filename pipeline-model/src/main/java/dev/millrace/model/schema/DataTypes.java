package dev.millrace.model.schema;

import dev.millrace.model.schema.DataType.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The text form of data types: {@code bigint}, {@code decimal(10, 2)}, {@code array<row<a int, b string>>}. */
public final class DataTypes {

    private static final int MAX_DEPTH = 32;

    private static final Map<String, Scalar> SCALARS = scalars();

    private DataTypes() {}

    /** The type that the text names in upper or lower case, or empty if it names none that a field may have. */
    public static Optional<DataType> parse(String text) {
        Reader reader = new Reader(text);
        Optional<DataType> type = reader.type(0);
        return type.isPresent() && reader.atEnd() ? type : Optional.empty();
    }

    /** The names that need no parameters, for choices and messages. */
    public static List<String> names() {
        return List.copyOf(SCALARS.keySet());
    }

    public static boolean isNumeric(DataType type) {
        return type == Scalar.INT || type == Scalar.BIGINT || type == Scalar.DOUBLE || type instanceof DataType.Decimal;
    }

    /** Whether values of the type have an order, so that a smallest and a largest exist. */
    public static boolean isOrdered(DataType type) {
        return isNumeric(type)
                || type == Scalar.STRING
                || type == Scalar.DATE
                || type == Scalar.TIMESTAMP
                || type == Scalar.INTERVAL;
    }

    /** Whether the type holds other types. */
    public static boolean isNested(DataType type) {
        return type instanceof DataType.Array || type instanceof DataType.Row;
    }

    private static Map<String, Scalar> scalars() {
        Map<String, Scalar> names = new LinkedHashMap<>();
        for (Scalar scalar : Scalar.values()) {
            if (scalar != Scalar.INTERVAL_MONTHS) {
                names.put(scalar.text(), scalar);
            }
        }
        return names;
    }

    /** A recursive-descent reader; nesting is bounded. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean atEnd() {
            skipSpaces();
            return at == text.length();
        }

        Optional<DataType> type(int depth) {
            String name = word().toLowerCase(Locale.ROOT);
            if (depth > MAX_DEPTH) {
                return Optional.empty();
            }
            return switch (name) {
                case "decimal" -> decimal();
                case "array" -> array(depth);
                case "row" -> row(depth);
                default -> Optional.ofNullable(SCALARS.get(name));
            };
        }

        private Optional<DataType> decimal() {
            if (!take('(')) {
                return Optional.empty();
            }
            int precision = number();
            int scale = take(',') ? number() : 0;
            boolean valid = precision >= 1 && precision <= DataType.Decimal.MAX_PRECISION;
            if (!take(')') || !valid || scale < 0 || scale > precision) {
                return Optional.empty();
            }
            return Optional.of(new DataType.Decimal(precision, scale));
        }

        private Optional<DataType> array(int depth) {
            if (!take('<')) {
                return Optional.empty();
            }
            Optional<DataType> element = type(depth + 1);
            return take('>') ? element.map(DataType.Array::new) : Optional.empty();
        }

        private Optional<DataType> row(int depth) {
            List<Field> fields = new ArrayList<>();
            if (!take('<')) {
                return Optional.empty();
            }
            do {
                String name = word();
                Optional<DataType> type = type(depth + 1);
                if (name.isEmpty() || type.isEmpty()) {
                    return Optional.empty();
                }
                fields.add(Field.nullable(name, type.get()));
            } while (take(','));
            return take('>') ? Optional.of(new DataType.Row(fields)) : Optional.empty();
        }

        private String word() {
            skipSpaces();
            int start = at;
            while (at < text.length() && "<>(), \t\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }

        /** A whole number of at most two digits, or -1. */
        private int number() {
            String digits = word();
            return digits.matches("[0-9]{1,2}") ? Integer.parseInt(digits) : -1;
        }

        private boolean take(char expected) {
            skipSpaces();
            boolean found = at < text.length() && text.charAt(at) == expected;
            at += found ? 1 : 0;
            return found;
        }

        private void skipSpaces() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
