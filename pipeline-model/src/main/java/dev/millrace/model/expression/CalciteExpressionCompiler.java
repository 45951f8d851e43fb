package dev.millrace.model.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/**
 * Compiles expressions with Apache Calcite's parser.
 *
 * <p>A text goes through four steps: {@link Lexer} and {@link Roles} find the names in it, so that fields called
 * {@code time} or {@code end} reach Calcite in quotes; {@link ParsedText} parses it; {@link TreeBuilder} gives every part
 * its type; what is constant was evaluated on the way. Errors travel as {@link ExpressionException} and end here.
 */
final class CalciteExpressionCompiler implements ExpressionCompiler {

    static final ExpressionCompiler SHARED = new CalciteExpressionCompiler();

    private static final int REMEMBERED = 4_096;
    /** Longer texts are rare, and a few thousand of them would fill the memory. */
    private static final int LONGEST_REMEMBERED = 2_000;

    private record Key(String text, Schema input, Optional<DataType> expected) {}

    private final Map<Key, Result> results = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Result> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Override
    public Result compile(String text, Schema input) {
        return remembered(new Key(text, input, Optional.empty()));
    }

    @Override
    public Result compile(String text, Schema input, DataType expected) {
        return remembered(new Key(text, input, Optional.of(expected)));
    }

    @Override
    public List<Completion> complete(String text, int caret, Schema input) {
        return Completer.complete(text, caret, input, this);
    }

    private Result remembered(Key key) {
        boolean remember = key.text().length() <= LONGEST_REMEMBERED;
        if (remember) {
            synchronized (results) {
                Result known = results.get(key);
                if (known != null) {
                    return known;
                }
            }
        }
        Result result = compile(key);
        if (remember) {
            synchronized (results) {
                results.put(key, result);
            }
        }
        return result;
    }

    private static Result compile(Key key) {
        try {
            ParsedText parsed = ParsedText.of(key.text());
            SqlNode node = parsed.parse();
            Operand whole = built(key, parsed, node);
            return Result.of(
                    key.expected().isPresent() ? assigned(whole, key.expected().get()) : typed(whole));
        } catch (ExpressionException e) {
            return Result.failed(e.sentence(), Spans.of(key.text(), e.from(), e.to()));
        }
    }

    private static Operand built(Key key, ParsedText parsed, SqlNode node) {
        try {
            return new TreeBuilder(key.input(), parsed).build(node);
        } catch (StackOverflowError e) {
            throw parsed.tooDeep();
        }
    }

    private static Expression typed(Operand whole) {
        if (Calls.isUntyped(whole.tree())) {
            throw whole.error("NULL has no type here; write CAST(NULL AS bigint) or another type.");
        }
        return whole.tree();
    }

    private static Expression assigned(Operand whole, DataType expected) {
        try {
            return Conversion.assign(whole.tree(), expected)
                    .orElseThrow(() -> whole.error("The value is " + Phrases.of(whole.type()) + " where "
                            + expected.text() + " is expected" + hint(whole.type(), expected) + "."));
        } catch (RowEvaluationException e) {
            throw whole.error(e.getMessage() == null ? "" : e.getMessage());
        }
    }

    private static String hint(DataType from, DataType to) {
        return Conversion.isCastable(from, to) ? "; write CAST(… AS " + to.text() + ")" : "";
    }
}
