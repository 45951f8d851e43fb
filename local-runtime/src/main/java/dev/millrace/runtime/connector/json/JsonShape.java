package dev.millrace.runtime.connector.json;

import dev.millrace.runtime.data.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/**
 * What is wanted of a JSON value: the fields that take it as it is, and what is wanted of its parts. The paths of all
 * columns of a source, as a tree; a value is walked once.
 */
final class JsonShape {

    private final List<JsonField> fields = new ArrayList<>();
    private final Map<String, JsonShape> byName = new LinkedHashMap<>();
    private final Map<Integer, JsonShape> byElement = new LinkedHashMap<>();
    private JsonShape[] members = new JsonShape[0];
    private @Nullable PropertyNameMatcher names;
    private @Nullable JsonShape[] elements = new @Nullable JsonShape[0];

    /** Adds a field to the shape at the end of a path. */
    void add(List<JsonPath.Step> path, JsonField field) {
        if (path.isEmpty()) {
            fields.add(field);
            return;
        }
        JsonShape part = switch (path.getFirst()) {
            case JsonPath.Name step -> byName.computeIfAbsent(step.name(), name -> new JsonShape());
            case JsonPath.Element step -> byElement.computeIfAbsent(step.index(), index -> new JsonShape());
        };
        part.add(path.subList(1, path.size()), field);
    }

    /** To be called once, when all fields have been added. */
    void prepare(JsonFactory factory) {
        members = byName.values().toArray(JsonShape[]::new);
        names = factory.constructNameMatcher(
                byName.keySet().stream().map(Named::fromString).toList(), false);
        int length =
                byElement.keySet().stream().mapToInt(index -> index + 1).max().orElse(0);
        elements = new @Nullable JsonShape[length];
        byElement.forEach((index, shape) -> elements[index] = shape);
        byName.values().forEach(shape -> shape.prepare(factory));
        byElement.values().forEach(shape -> shape.prepare(factory));
    }

    /** Takes the value at the parser's token, and leaves the parser at its last token. */
    void read(JsonParser parser, Row row) throws JsonMismatch {
        JsonToken token = parser.currentToken();
        boolean hasParts = members.length + elements.length > 0;
        if (!token.isStructStart() || fields.size() + (hasParts ? 1 : 0) == 1) {
            for (JsonField field : fields) {
                row.take(field, parser);
            }
            if (token == JsonToken.START_OBJECT && fields.isEmpty()) {
                readMembers(parser, row);
            } else if (token == JsonToken.START_ARRAY && fields.isEmpty()) {
                readElements(parser, row);
            }
        } else {
            readSeveralTimes(parser, row);
        }
    }

    /** The members of the object at whose start the parser is. */
    void readMembers(JsonParser parser, Row row) throws JsonMismatch {
        PropertyNameMatcher matcher = names;
        if (matcher == null) {
            throw new IllegalStateException("not prepared");
        }
        int match = parser.nextNameMatch(matcher);
        while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
            parser.nextToken();
            if (match >= 0) {
                members[match].read(parser, row);
            } else {
                parser.skipChildren();
            }
            match = parser.nextNameMatch(matcher);
        }
    }

    private void readElements(JsonParser parser, Row row) throws JsonMismatch {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            JsonShape element = index < elements.length ? elements[index] : null;
            if (element == null) {
                parser.skipChildren();
            } else {
                element.read(parser, row);
            }
            index++;
        }
    }

    /** An object or array that more than one field wants: rare, so through its text. */
    private void readSeveralTimes(JsonParser parser, Row row) throws JsonMismatch {
        dev.millrace.runtime.connector.text.Utf8Builder text = new dev.millrace.runtime.connector.text.Utf8Builder();
        JsonValues.copy(parser, text);
        byte[] bytes = Arrays.copyOf(text.bytes(), text.length());
        for (JsonField field : fields) {
            try (JsonParser again = JsonlFile.FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
                again.nextToken();
                row.take(field, again);
            }
        }
        try (JsonParser again = JsonlFile.FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
            if (again.nextToken() == JsonToken.START_OBJECT) {
                readMembers(again, row);
            } else {
                readElements(again, row);
            }
        }
    }

    /** The row that is being filled. */
    static final class Row {

        private final List<JsonField> fields;
        private final boolean[] seen;
        private Column[] columns = new Column[0];
        private int index;
        private @Nullable JsonField current;

        Row(List<JsonField> fields) {
            this.fields = fields;
            this.seen = new boolean[fields.size()];
        }

        void start(Column[] newColumns, int newIndex) {
            columns = newColumns;
            index = newIndex;
            current = null;
            Arrays.fill(seen, false);
        }

        void take(JsonField field, JsonParser parser) throws JsonMismatch {
            Column column = columns[field.index()];
            current = field;
            seen[field.index()] = true;
            if (parser.currentToken() == JsonToken.VALUE_NULL) {
                setNull(field, "is null");
            } else {
                column.setNotNull(index);
                field.reader().read(parser, column, index);
            }
            current = null;
        }

        /** Fields that the line did not have are null. */
        void finish() throws JsonMismatch {
            for (JsonField field : fields) {
                if (!seen[field.index()]) {
                    current = field;
                    setNull(field, "is missing");
                    current = null;
                }
            }
        }

        private void setNull(JsonField field, String seenAs) throws JsonMismatch {
            if (!field.nullable()) {
                throw new JsonMismatch("the value " + seenAs + ", and the column may not be null");
            }
            columns[field.index()].setNull(index);
        }

        /** The field whose value was being read when reading failed. */
        @Nullable
        JsonField current() {
            return current;
        }
    }
}
