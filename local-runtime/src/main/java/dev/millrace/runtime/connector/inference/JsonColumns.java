package dev.millrace.runtime.connector.inference;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.SourceSpecs;
import dev.millrace.model.spec.SourceSpecs.Column;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The columns that JSON objects have, objects within objects by their path. */
final class JsonColumns {

    private static final int MAX_DEPTH = 4;
    private static final int MAX_COLUMNS = 1_000;
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_-]*");
    /** Names that no path can have. */
    private static final Pattern UNSPEAKABLE = Pattern.compile("['\\\\]|^$");

    private static final Pattern EPOCH_NAME = Pattern.compile("time|(^|_)(ts|at)$");

    /** Numbers this large are milliseconds of the years 2001 to 2286, if their column's name speaks of time. */
    private static final long FIRST_MS = 1_000_000_000_000L;

    private static final long LAST_MS = 9_999_999_999_999L;

    private final Map<List<String>, Values> byPath = new LinkedHashMap<>();

    /** What was seen at a path. */
    private static final class Values {
        private final Set<JsonToken> tokens = EnumSet.noneOf(JsonToken.class);
        private final TypeGuess texts = new TypeGuess();
    }

    /** Adds the object at whose start the parser is. */
    void addObject(JsonParser parser) {
        addMembers(parser, List.of());
    }

    private void addMembers(JsonParser parser, List<String> path) {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            List<String> member = new ArrayList<>(path);
            member.add(parser.currentName());
            JsonToken token = parser.nextToken();
            if (UNSPEAKABLE.matcher(member.getLast()).find()) {
                parser.skipChildren();
            } else if (token == JsonToken.START_OBJECT && member.size() < MAX_DEPTH) {
                addMembers(parser, member);
            } else if (byPath.containsKey(member) || byPath.size() < MAX_COLUMNS) {
                addValue(parser, token, byPath.computeIfAbsent(List.copyOf(member), key -> new Values()));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void addValue(JsonParser parser, JsonToken token, Values values) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        values.tokens.add(token);
        if (token.isStructStart()) {
            parser.skipChildren();
        } else {
            values.texts.add(parser.getString());
        }
    }

    /** In the order in which they were first seen. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        FieldNames names = new FieldNames();
        byPath.forEach((path, values) -> {
            String name = names.like(String.join("_", path));
            TypeGuess.Form form = form(name, values);
            boolean plain = path.size() == 1 && path.getFirst().equals(name);
            columns.add(new Column(Field.nullable(name, form.type()), plain ? "" : path(path), form.format()));
        });
        return List.copyOf(columns);
    }

    /** The values seen, by column. */
    List<List<String>> texts() {
        return byPath.values().stream().map(values -> values.texts.texts()).toList();
    }

    private static TypeGuess.Form form(String name, Values values) {
        Set<JsonToken> tokens = values.tokens;
        if (tokens.isEmpty()) {
            return plain(Scalar.STRING);
        }
        if (EnumSet.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE).containsAll(tokens)) {
            return plain(Scalar.BOOLEAN);
        }
        if (tokens.equals(Set.of(JsonToken.VALUE_NUMBER_INT))) {
            return isEpoch(name, values)
                    ? new TypeGuess.Form(Scalar.TIMESTAMP, SourceSpecs.EPOCH_MS)
                    : values.texts.form().type() == Scalar.BIGINT ? plain(Scalar.BIGINT) : plain(Scalar.DOUBLE);
        }
        if (EnumSet.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT).containsAll(tokens)) {
            return plain(Scalar.DOUBLE);
        }
        return tokens.equals(Set.of(JsonToken.VALUE_STRING)) ? values.texts.timeForm() : plain(Scalar.STRING);
    }

    private static boolean isEpoch(String name, Values values) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        return EPOCH_NAME.matcher(lower).find() && values.texts.texts().stream().allMatch(JsonColumns::isEpochMs);
    }

    private static boolean isEpochMs(String text) {
        try {
            long value = Long.parseLong(text);
            return value >= FIRST_MS && value <= LAST_MS;
        } catch (NumberFormatException tooLarge) {
            return false;
        }
    }

    private static TypeGuess.Form plain(DataType type) {
        return new TypeGuess.Form(type, "");
    }

    private static String path(List<String> names) {
        StringBuilder path = new StringBuilder("$");
        for (String name : names) {
            path.append(WORD.matcher(name).matches() ? "." + name : "['" + name + "']");
        }
        return path.toString();
    }
}
