package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.badArgument;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A compiled path into JSON text, such as {@code $.a.b[0]['c d']}. Compile once, use many; thread-safe.
 *
 * <p>The text is read only as far as the answer needs, so what follows the answer is not checked. Where an object has a
 * key twice, the first counts.
 */
public final class JsonPath {

    /** One step: into the member of an object or the element of an array. */
    record Step(Optional<String> key, OptionalInt index) {
        static Step key(String key) {
            return new Step(Optional.of(key), OptionalInt.empty());
        }

        static Step index(int index) {
            return new Step(Optional.empty(), OptionalInt.of(index));
        }
    }

    private static final JsonFactory FACTORY = new JsonFactory();

    private final String text;
    private final List<Step> steps;

    private JsonPath(String text, List<Step> steps) {
        this.text = text;
        this.steps = List.copyOf(steps);
    }

    /** @throws RowEvaluationException when the path does not parse */
    public static JsonPath compile(String path) {
        return new JsonPath(path, JsonPathParser.parse(path));
    }

    /** Whether every step is the member of an object: then {@link #keys()} is the whole path. */
    public boolean onlyKeys() {
        return steps.stream().allMatch(step -> step.key().isPresent());
    }

    /** The members' names on the way, array positions left out. */
    public List<String> keys() {
        return steps.stream().flatMap(step -> step.key().stream()).toList();
    }

    /**
     * The text of the string, number or boolean at this path; empty if there is none, it is null, an object or an array,
     * or the text is not JSON.
     */
    public Optional<String> value(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return scalar(parser);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** As {@link #value(String)}, of UTF-8. */
    public Optional<String> value(byte[] utf8, int offset, int length) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), utf8, offset, length)) {
            return scalar(parser);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The object or array at this path as it is written; empty as for {@link #value(String)}. */
    public Optional<String> query(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (!find(parser) || !parser.currentToken().isStructStart()) {
                return Optional.empty();
            }
            int from = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            int to = (int) parser.currentTokenLocation().getCharOffset() + 1;
            return parser.currentToken().isStructEnd() ? Optional.of(json.substring(from, to)) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Whether the path leads to anything, even to null; false where the text is not JSON. */
    public boolean exists(String json) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            return find(parser);
        } catch (JacksonException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return text;
    }

    private Optional<String> scalar(JsonParser parser) {
        if (!find(parser)) {
            return Optional.empty();
        }
        JsonToken token = parser.currentToken();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL
                ? Optional.of(parser.getString())
                : Optional.empty();
    }

    /** Moves the parser to the value at this path. */
    private boolean find(JsonParser parser) {
        if (parser.nextToken() == null) {
            return false;
        }
        for (Step step : steps) {
            boolean found = step.key().isPresent()
                    ? enterObject(parser, step.key().get())
                    : enterArray(parser, step.index().getAsInt());
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static boolean enterObject(JsonParser parser, String key) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean found = parser.currentName().equals(key);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static boolean enterArray(JsonParser parser, int index) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return false;
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null; i++) {
            if (i == index) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    static RowEvaluationException invalid(String path, String why) {
        return badArgument("The JSON path " + RowEvaluationException.shown(path) + " is not valid: " + why + ".");
    }
}
