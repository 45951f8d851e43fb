package dev.millrace.runtime.connector.json;

import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.runtime.connector.text.ScalarParsers;
import dev.millrace.runtime.connector.text.Utf8Builder;
import dev.millrace.runtime.data.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the value at a parser's token as a boxed value of a type. The parser is left at the value's last token. */
final class JsonValues {

    private JsonValues() {}

    /** The value, or null for JSON's null. */
    static @Nullable Object read(JsonParser parser, DataType type) throws JsonMismatch {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        return switch (type) {
            case DataType.Array array -> array(parser, array);
            case DataType.Row row -> row(parser, row);
            case DataType.Decimal decimal -> decimal(parser, decimal);
            case Scalar scalar -> scalar(parser, scalar);
        };
    }

    private static List<@Nullable Object> array(JsonParser parser, DataType.Array type) throws JsonMismatch {
        expect(parser, JsonToken.START_ARRAY, "an array");
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(parser, type.element()));
        }
        return Collections.unmodifiableList(elements);
    }

    /** A row is an object, whose unknown fields are passed over. */
    private static List<@Nullable Object> row(JsonParser parser, DataType.Row type) throws JsonMismatch {
        expect(parser, JsonToken.START_OBJECT, "an object");
        List<@Nullable Object> values =
                new ArrayList<>(Collections.nCopies(type.fields().size(), null));
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int index = indexOf(type.fields(), parser.currentName());
            parser.nextToken();
            if (index < 0) {
                parser.skipChildren();
            } else {
                values.set(index, read(parser, type.fields().get(index).type()));
            }
        }
        for (int i = 0; i < values.size(); i++) {
            Field field = type.fields().get(i);
            if (values.get(i) == null && !field.nullable()) {
                throw new JsonMismatch("the field \"" + field.name() + "\" is missing or null");
            }
        }
        return Collections.unmodifiableList(values);
    }

    private static int indexOf(List<Field> fields, String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static BigDecimal decimal(JsonParser parser, DataType.Decimal type) throws JsonMismatch {
        JsonToken token = parser.currentToken();
        BigDecimal number = token.isNumeric() ? ScalarParsers.fit(parser.getDecimalValue(), type) : null;
        if (number == null) {
            throw mismatch(parser, "a " + type.text());
        }
        return number;
    }

    /** Rare here, so through a column of one row. */
    private static @Nullable Object scalar(JsonParser parser, Scalar type) throws JsonMismatch {
        Column one = Column.create(type, 1);
        JsonColumnReader.of(type, "").read(parser, one, 0);
        return one.boxed(0);
    }

    static void expect(JsonParser parser, JsonToken token, String expected) throws JsonMismatch {
        if (parser.currentToken() != token) {
            throw mismatch(parser, expected);
        }
    }

    /** Says what stands at the token instead of what was expected. */
    static JsonMismatch mismatch(JsonParser parser, String expected) {
        return new JsonMismatch("expected " + expected + ", seen " + seen(parser));
    }

    private static String seen(JsonParser parser) {
        return switch (parser.currentToken()) {
            case null -> "nothing";
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "the string " + Excerpt.of(parser.getString());
            default -> parser.getString();
        };
    }

    /** Appends the JSON text of the value at the token, without white space. */
    static void copy(JsonParser parser, Utf8Builder out) {
        int depth = 0;
        boolean first = true;
        do {
            JsonToken token = parser.currentToken();
            if (!first && !token.isStructEnd()) {
                out.character(',');
            }
            if (token == JsonToken.PROPERTY_NAME) {
                JsonText.string(parser.currentName(), out);
                out.character(':');
                token = parser.nextToken();
            }
            switch (token) {
                case VALUE_STRING -> JsonText.string(parser.getString(), out);
                default -> out.append(parser.getString());
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            first = token.isStructStart();
            if (depth > 0) {
                parser.nextToken();
            }
        } while (depth > 0);
    }
}
