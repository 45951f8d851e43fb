package dev.millrace.model.json;

import dev.millrace.model.json.Tree.BooleanTree;
import dev.millrace.model.json.Tree.ListTree;
import dev.millrace.model.json.Tree.Member;
import dev.millrace.model.json.Tree.NullTree;
import dev.millrace.model.json.Tree.NumberTree;
import dev.millrace.model.json.Tree.ObjectTree;
import dev.millrace.model.json.Tree.TextTree;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Place.Span;
import java.io.Reader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Makes a {@link Tree} of a text, within {@link Limits}. Duplicate names are reported and reading goes on; at the first
 * place that is not JSON it ends, because what follows would only be guessed at.
 */
final class TreeParser {

    // Names are not canonicalised: the table would be shared between documents and grow with them.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH + 1)
                    .maxStringLength(Limits.TEXT_CHARACTERS)
                    .maxNameLength(Limits.NAME_CHARACTERS)
                    .maxNumberLength(Limits.NUMBER_CHARACTERS)
                    .build())
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .build();

    private static final int LONGEST_SHOWN = 40;

    private final JsonParser parser;
    private final ProblemList problems;
    private int values;
    private boolean complete;
    private boolean unusable;

    private TreeParser(JsonParser parser, ProblemList problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /** Thrown inside this class where reading cannot go on; the problem has been told. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused() {
            super(null, null, false, false);
        }
    }

    /**
     * Reads one value that is the whole text.
     *
     * @return empty if there was none, of which the problems then tell
     * @throws JacksonException if the text cannot be read from its source
     */
    static Optional<Tree> parse(Reader text, ProblemList problems) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            TreeParser document = new TreeParser(parser, problems);
            Tree tree = document.document();
            return document.unusable ? Optional.empty() : Optional.of(tree);
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private Tree document() {
        JsonToken first = next();
        if (first == null) {
            throw refused(Code.MALFORMED_JSON, here(), "The document is empty.", "Begin with {\"millrace\": 1, …}.");
        }
        Tree tree = value(first, 0);
        complete = true;
        if (next() != null) {
            throw trailing(here());
        }
        return tree;
    }

    private Tree value(JsonToken token, int depth) {
        Span at = here();
        if (++values > Limits.VALUES) {
            throw refused(
                    Code.TOO_LARGE,
                    at,
                    "The document holds more than " + Limits.VALUES + " values.",
                    "Keep data in files of their own and read them with a source.");
        }
        if (depth >= Limits.DEPTH) {
            throw refused(
                    Code.TOO_LARGE, at, "Lists and objects are nested more than " + Limits.DEPTH + " deep here.", "");
        }
        return switch (token) {
            case START_OBJECT -> object(at, depth);
            case START_ARRAY -> list(at, depth);
            case VALUE_STRING -> new TextTree(text(at), at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new NumberTree(number(at), at);
            case VALUE_TRUE -> new BooleanTree(true, at);
            case VALUE_FALSE -> new BooleanTree(false, at);
            default -> new NullTree(at);
        };
    }

    private ObjectTree object(Span at, int depth) {
        Map<String, Member> members = new LinkedHashMap<>();
        while (require(next()) != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Span keyAt = here();
            Member member = new Member(keyAt, value(require(next()), depth + 1));
            Member earlier = members.putIfAbsent(name, member);
            if (earlier != null) {
                problems.error(
                        Code.DUPLICATE_FIELD,
                        lastSeen(),
                        keyAt,
                        "The field " + Excerpt.of(name)
                                + " stands here for the second time; the first is in line "
                                + earlier.keyAt().line() + ".",
                        "Remove one of the two.");
            }
        }
        return new ObjectTree(members, at);
    }

    private ListTree list(Span at, int depth) {
        List<Tree> elements = new ArrayList<>();
        for (JsonToken token = require(next()); token != JsonToken.END_ARRAY; token = require(next())) {
            elements.add(value(token, depth + 1));
        }
        return new ListTree(elements, at);
    }

    private String text(Span at) {
        try {
            return parser.getString();
        } catch (StreamConstraintsException tooLong) {
            throw refused(
                    Code.TOO_LARGE,
                    at,
                    "A text may have at most " + Limits.TEXT_CHARACTERS + " characters, and this one has more.",
                    "Keep data in files of their own and read them with a source.");
        } catch (JacksonException malformed) {
            throw malformed(malformed);
        }
    }

    private BigDecimal number(Span at) {
        try {
            BigDecimal number = parser.getDecimalValue();
            long exponent = (long) number.precision() - number.scale();
            if (number.signum() == 0) {
                return BigDecimal.ZERO;
            }
            if (Math.abs(exponent) <= Limits.NUMBER_EXPONENT && number.scale() <= 2 * Limits.NUMBER_CHARACTERS) {
                return number;
            }
        } catch (JacksonException | ArithmeticException | NumberFormatException outOfRange) {
            // Reported below, as for every other number that is out of range.
        }
        unusable = true;
        problems.error(
                Code.WRONG_TYPE,
                lastSeen(),
                at,
                "The number " + numberText()
                        + " is out of range: its absolute value must be 0, or between 1e-" + Limits.NUMBER_EXPONENT
                        + " and just below 1e" + Limits.NUMBER_EXPONENT + ".");
        return BigDecimal.ZERO;
    }

    private String numberText() {
        try {
            String text = parser.getString();
            return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
        } catch (JacksonException unreadable) {
            return "here";
        }
    }

    /** The next token, or null at the end of the text. */
    private @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (StreamConstraintsException exceeded) {
            throw tooLong(span(parser.currentLocation()));
        } catch (JacksonException malformed) {
            throw malformed(malformed);
        }
    }

    private JsonToken require(@Nullable JsonToken token) {
        if (token == null) {
            throw truncated(here());
        }
        return token;
    }

    private Refused malformed(JacksonException malformed) {
        if (malformed instanceof JacksonIOException unreadable) {
            throw unreadable;
        }
        TokenStreamLocation location = malformed.getLocation();
        Span at = location == null ? here() : span(location);
        if (complete) {
            return trailing(at);
        }
        String message = malformed.getOriginalMessage();
        if (message.startsWith("Unexpected end-of-input")) {
            return truncated(at);
        }
        SyntaxMessage said = SyntaxMessage.of(message);
        return refused(Code.MALFORMED_JSON, at, said.message(), said.fix());
    }

    private Refused truncated(Span at) {
        String last = lastSeen().toString();
        return refused(
                Code.MALFORMED_JSON,
                at,
                "The text ends before the document is complete"
                        + (last.isEmpty() ? "." : "; the last that is there is " + last + "."),
                "The file may be cut off: restore it from a copy.");
    }

    private Refused trailing(Span at) {
        return refused(
                Code.MALFORMED_JSON,
                at,
                "There is more text after the end of the document.",
                "Remove what follows it.");
    }

    private Refused tooLong(Span at) {
        return refused(
                Code.TOO_LARGE,
                at,
                "A field's name may have at most " + Limits.NAME_CHARACTERS + " characters, and a number at most "
                        + Limits.NUMBER_CHARACTERS + "; one here has more.",
                "");
    }

    private Refused refused(Code code, Span at, String message, String fix) {
        problems.error(code, complete ? JsonPath.ROOT : lastSeen(), at, message, fix);
        return new Refused();
    }

    /** The path of the value that the parser began last; it reads a little ahead of what it has given. */
    private JsonPath lastSeen() {
        return lastSeen(parser.streamReadContext());
    }

    private static JsonPath lastSeen(@Nullable TokenStreamContext context) {
        if (context == null) {
            return JsonPath.ROOT;
        }
        JsonPath outer = lastSeen(context.getParent());
        if (context.inObject() && context.currentName() != null) {
            return outer.field(context.currentName());
        }
        return context.inArray() && context.hasCurrentIndex() ? outer.element(context.getCurrentIndex()) : outer;
    }

    private Span here() {
        return span(parser.currentTokenLocation());
    }

    private static Span span(TokenStreamLocation location) {
        return Span.at(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
