package dev.millrace.runtime.expression;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.LikePattern;
import dev.millrace.model.expression.RegularExpression;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.TextFunctions;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.expression.kernel.Bytes;
import dev.millrace.runtime.expression.kernel.Utf8;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses kernels on UTF-8 for functions of texts. */
final class TextNodes {

    private TextNodes() {}

    /** @return null for the rarer ones, which work on Java strings */
    static @Nullable VectorExpression create(Call call, Compilation compilation) {
        return switch (call.function()) {
            case CONCAT -> concat(call, compilation);
            case SUBSTRING ->
                part(call, 0, call.arguments().size() == 2 ? TextParts::from : TextParts::middle, compilation);
            case LEFT -> part(call, 0, TextParts::left, compilation);
            case RIGHT -> part(call, 0, TextParts::right, compilation);
            case TRIM_BOTH -> part(call, 1, TextParts.trim(true, true), compilation);
            case TRIM_LEADING -> part(call, 1, TextParts.trim(true, false), compilation);
            case TRIM_TRAILING -> part(call, 1, TextParts.trim(false, true), compilation);
            case UPPER -> rows(call, TextNodes::upper, compilation);
            case LOWER -> rows(call, TextNodes::lower, compilation);
            case CHAR_LENGTH -> rows(call, TextNodes::charLength, compilation);
            case OCTET_LENGTH -> rows(call, TextNodes::octetLength, compilation);
            case POSITION -> rows(call, TextNodes::position, compilation);
            case REGEXP_LIKE -> regularExpression(call, compilation);
            case STARTS_WITH, ENDS_WITH, CONTAINS, LIKE -> test(call, false, compilation);
            default -> null;
        };
    }

    /** Also a {@link VectorPredicate}, if it is not null. */
    static @Nullable VectorExpression test(Call call, boolean not, Compilation compilation) {
        return switch (call.function()) {
            case STARTS_WITH -> test(TextTest.STARTS_WITH, not, compilation.pair(call), compilation);
            case ENDS_WITH -> test(TextTest.ENDS_WITH, not, compilation.pair(call), compilation);
            case CONTAINS -> test(TextTest.CONTAINS, not, compilation.pair(call), compilation);
            case LIKE -> like(call, not, compilation);
            default -> null;
        };
    }

    private static VectorExpression test(TextTest test, boolean not, ArgumentPair arguments, Compilation compilation) {
        return new TextTestNode(test, not, false, arguments, compilation.capacity());
    }

    private static @Nullable VectorExpression like(Call call, boolean not, Compilation compilation) {
        List<Expression> arguments = call.arguments();
        String pattern = constant(arguments.get(1));
        String escape = arguments.size() > 2 ? constant(arguments.get(2)) : null;
        if (pattern == null || (arguments.size() > 2 && escape == null)) {
            return null;
        }
        LikePattern compiled;
        try {
            compiled = LikePattern.compile(pattern, escape);
        } catch (RowEvaluationException e) {
            return null;
        }
        TextTest test = switch (compiled.shape()) {
            case EXACT -> TextTest.EQUAL;
            case PREFIX -> TextTest.STARTS_WITH;
            case SUFFIX -> TextTest.ENDS_WITH;
            case CONTAINS -> TextTest.CONTAINS;
            case GENERAL ->
                (heap, at, length, _, _, _) ->
                        compiled.matches(new String(heap, at, length, java.nio.charset.StandardCharsets.UTF_8));
        };
        Literal literal = new Literal(compiled.literal(), Scalar.STRING);
        return test(test, not, compilation.pair(arguments.get(0), literal), compilation);
    }

    private static @Nullable VectorExpression regularExpression(Call call, Compilation compilation) {
        String pattern = constant(call.arguments().get(1));
        if (pattern == null) {
            return null;
        }
        try {
            RegularExpression compiled = RegularExpression.compile(pattern);
            return rows(
                    call,
                    (arguments, row, out) -> ((BooleanColumn) out).set(row, compiled.find(copy(arguments, row))),
                    compilation);
        } catch (RowEvaluationException e) {
            return null;
        }
    }

    private static byte[] copy(StrictArguments arguments, int row) {
        BytesColumn text = text(arguments, 0);
        int start = text.starts()[row];
        return Arrays.copyOfRange(text.heap(), start, start + text.lengths()[row]);
    }

    private static @Nullable String constant(Expression expression) {
        return expression instanceof Literal literal ? (String) literal.value() : null;
    }

    private static VectorExpression concat(Call call, Compilation compilation) {
        List<VectorExpression> parts = new ArrayList<>();
        addParts(call, compilation, parts);
        return new ConcatNode(parts, compilation.capacity());
    }

    /** Concatenations in concatenations are one; whole numbers need no text of their own. */
    private static void addParts(Call call, Compilation compilation, List<VectorExpression> parts) {
        for (Expression argument : call.arguments()) {
            if (argument instanceof Call inner && !compilation.shared(inner)) {
                switch (inner.function()) {
                    case CONCAT -> {
                        addParts(inner, compilation, parts);
                        continue;
                    }
                    case CAST -> {
                        Expression number = inner.arguments().get(0);
                        if (number.type() == Scalar.BIGINT || number.type() == Scalar.INT) {
                            parts.add(compilation.value(number));
                            continue;
                        }
                    }
                    default -> {}
                }
            }
            parts.add(compilation.value(argument));
        }
    }

    private static VectorExpression part(Call call, int text, TextRangeNode.Part part, Compilation compilation) {
        return new TextRangeNode(compilation.values(call.arguments()), text, part, compilation.capacity());
    }

    private static VectorExpression rows(Call call, RowFunctionNode.Function function, Compilation compilation) {
        return new RowFunctionNode(call.type(), compilation.values(call.arguments()), function, compilation.capacity());
    }

    private static BytesColumn text(StrictArguments arguments, int argument) {
        return (BytesColumn) arguments.column(argument);
    }

    private static void charLength(StrictArguments arguments, int row, Column out) {
        BytesColumn text = text(arguments, 0);
        ((IntColumn) out).set(row, Utf8.length(text.heap(), text.starts()[row], text.lengths()[row]));
    }

    private static void octetLength(StrictArguments arguments, int row, Column out) {
        ((IntColumn) out).set(row, text(arguments, 0).lengths()[row]);
    }

    private static void position(StrictArguments arguments, int row, Column out) {
        BytesColumn needle = text(arguments, 0);
        BytesColumn text = text(arguments, 1);
        int start = text.starts()[row];
        int index = Bytes.indexOf(
                text.heap(), start, text.lengths()[row], needle.heap(), needle.starts()[row], needle.lengths()[row]);
        ((IntColumn) out).set(row, index < 0 ? 0 : Utf8.length(text.heap(), start, index) + 1);
    }

    private static void upper(StrictArguments arguments, int row, Column out) {
        BytesColumn text = text(arguments, 0);
        if (!changeCase(text, row, 'a', 'z', (BytesColumn) out)) {
            ((BytesColumn) out).set(row, TextFunctions.upper(text.text(row)));
        }
    }

    private static void lower(StrictArguments arguments, int row, Column out) {
        BytesColumn text = text(arguments, 0);
        if (!changeCase(text, row, 'A', 'Z', (BytesColumn) out)) {
            ((BytesColumn) out).set(row, TextFunctions.lower(text.text(row)));
        }
    }

    /** Exchanges upper and lower case of the letters from first to last, if all of the text is ASCII. */
    private static boolean changeCase(BytesColumn text, int row, char first, char last, BytesColumn out) {
        int start = text.starts()[row];
        int length = text.lengths()[row];
        if (!Utf8.isAscii(text.heap(), start, length)) {
            return false;
        }
        int at = out.reserve(length);
        byte[] from = text.heap();
        byte[] to = out.heap();
        for (int i = 0; i < length; i++) {
            byte b = from[start + i];
            to[at + i] = (byte) (b >= first && b <= last ? b ^ 0x20 : b);
        }
        out.setRange(row, at, length);
        return true;
    }
}
