package dev.millrace.model.json;

import dev.millrace.model.document.Value;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;

/**
 * JSON in canonical layout. A value stands on one line if it is short and simple; otherwise its elements or fields
 * stand on a line each, indented by two spaces. A list that holds lists or objects is always spread, so that each of
 * them has its line; a list in a list is a row, and stays on its line whatever it holds.
 */
final class JsonText {

    private static final int WIDTH = 100;
    private static final int LONGEST_PLAIN_NUMBER = 40;

    private final StringBuilder out = new StringBuilder();
    private int depth;
    private boolean first = true;

    /** Begins an object or list that is spread over lines. */
    JsonText open(char bracket) {
        out.append(bracket);
        depth++;
        first = true;
        return this;
    }

    /** Ends it; one without content is closed on its line. */
    JsonText close(char bracket) {
        depth--;
        if (!first) {
            newLine();
        }
        out.append(bracket);
        first = false;
        return this;
    }

    /** Begins the next element's line. */
    JsonText element() {
        out.append(first ? "" : ",");
        newLine();
        first = false;
        return this;
    }

    /** Begins the next field's line. */
    JsonText field(String name) {
        element();
        Quoted.append(name, out);
        out.append(": ");
        return this;
    }

    /** Writes a value on one line or, if that is too long or too much at once, on several. */
    JsonText value(Value value) {
        return value(value, isSimple(value));
    }

    private JsonText value(Value value, boolean simple) {
        int start = out.length();
        if (simple) {
            line(value);
            boolean scalar = !(value instanceof Value.RecordOf) && !(value instanceof Value.ListOf);
            if (scalar || out.length() - out.lastIndexOf("\n") - 1 <= WIDTH) {
                return this;
            }
            out.setLength(start);
        }
        if (value instanceof Value.RecordOf fields) {
            open('{');
            fields.fields().forEach((name, field) -> field(name).value(field));
            close('}');
        } else if (value instanceof Value.ListOf list) {
            open('[');
            list.elements().forEach(element -> element().value(element, isRow(element) || isSimple(element)));
            close(']');
        }
        return this;
    }

    /** Writes a value on one line, however long that is. */
    JsonText line(Value value) {
        if (value instanceof Value.Text text) {
            Quoted.append(text.text(), out);
        } else if (value instanceof Value.Numeric number) {
            out.append(text(number.number()));
        } else if (value instanceof Value.Flag flag) {
            out.append(flag.flag());
        } else if (value instanceof Value.Null) {
            out.append("null");
        } else if (value instanceof Value.ListOf list) {
            out.append('[');
            for (Iterator<Value> i = list.elements().iterator(); i.hasNext(); ) {
                line(i.next());
                out.append(i.hasNext() ? ", " : "");
            }
            out.append(']');
        } else if (value instanceof Value.RecordOf fields) {
            out.append('{');
            for (Iterator<Map.Entry<String, Value>> i =
                            fields.fields().entrySet().iterator();
                    i.hasNext(); ) {
                Map.Entry<String, Value> field = i.next();
                Quoted.append(field.getKey(), out);
                out.append(": ");
                line(field.getValue());
                out.append(i.hasNext() ? ", " : "");
            }
            out.append('}');
        }
        return this;
    }

    /** The text so far, as a file holds it. */
    String finish() {
        return out.append('\n').toString();
    }

    /** Whole numbers without exponent, others without needless zeros. */
    static String text(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        boolean plain = Math.abs((long) shortest.precision() - shortest.scale()) <= LONGEST_PLAIN_NUMBER;
        return plain ? shortest.toPlainString() : shortest.toString();
    }

    private static boolean isSimple(Value value) {
        if (value instanceof Value.RecordOf fields) {
            return fields.fields().values().stream().allMatch(JsonText::isFlat);
        }
        return isFlat(value);
    }

    /** A list in a list: one line, whatever it holds. */
    private static boolean isRow(Value element) {
        return element instanceof Value.ListOf;
    }

    /** A scalar or a list of scalars. */
    private static boolean isFlat(Value value) {
        if (value instanceof Value.ListOf list) {
            return list.elements().stream().allMatch(JsonText::isScalar);
        }
        return isScalar(value);
    }

    private static boolean isScalar(Value value) {
        return value instanceof Value.RecordOf fields
                ? fields.fields().isEmpty()
                : !(value instanceof Value.ListOf list) || list.elements().isEmpty();
    }

    private void newLine() {
        out.append('\n');
        out.append("  ".repeat(depth));
    }
}
