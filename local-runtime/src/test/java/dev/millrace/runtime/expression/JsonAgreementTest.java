package dev.millrace.runtime.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.Function;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scanner finds in random JSON, whole and damaged, what the full parser finds. */
class JsonAgreementTest {

    private static final int CAPACITY = 64;
    private static final List<String> NAMES =
            List.of("a", "b", "ad_id", "event_type", "a long name of a member", "é", "");
    private static final List<String> PATHS = List.of(
            "$.a",
            "$.b",
            "$.ad_id",
            "$.event_type",
            "$.a.b",
            "$.a.b.a",
            "$.b.ad_id",
            "$['a long name of a member']",
            "$['é']",
            "$.missing",
            "$[0]",
            "$");
    private static final List<String> SCALARS = List.of(
            "\"\"",
            "\"view\"",
            "\"日本語 text\"",
            "\"say \\\"hi\\\" \\u00e9\\n\"",
            "\"\\ud83d\\ude00\"",
            "0",
            "-1",
            "12.5",
            "1e3",
            "-0.25E-7",
            "true",
            "false",
            "null",
            "123456789012345678901234567890",
            "\"a string longer than eight bytes\"");
    private static final List<String> BROKEN =
            List.of("01", "+1", "1.", "-", "tru", "NaN", "\"\\q\"", "\"open", "'a'", "\"\t\"", "1e");

    static LongStream seeds() {
        long seed = Long.getLong("seed", 91);
        return LongStream.range(seed, seed + 24);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void scansAgreeWithTheParser(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            List<Expression> values = new ArrayList<>();
            List<String> paths = new ArrayList<>(PATHS);
            Collections.shuffle(paths, random);
            for (String path : paths.subList(0, 1 + random.nextInt(6))) {
                values.add(new Call(
                        Function.JSON_VALUE,
                        List.of(new FieldReference(0, "json", Scalar.STRING, true), new Literal(path, Scalar.STRING)),
                        Scalar.STRING,
                        true));
            }
            check(values, batch(random), seed);
        }
    }

    private static void check(List<Expression> values, Batch batch, long seed) {
        Column[] actual = VectorExpressions.compileAll(values, CAPACITY).evaluateAll(batch, null, batch.size());

        for (int i = 0; i < actual.length; i++) {
            RowEvaluator evaluator = RowEvaluator.of(values.get(i));
            for (int row = 0; row < batch.size(); row++) {
                Object text = batch.column(0).boxed(row);
                Object expected = evaluator.evaluate(Collections.singletonList(text));
                Expression value = values.get(i);
                assertEquals(
                        wellFormed(expected), actual[i].boxed(row), () -> value + " of " + text + ", seed " + seed);
            }
        }
    }

    /** Half a surrogate pair has no UTF-8. */
    private static @Nullable String wellFormed(@Nullable Object text) {
        return text == null ? null : new String(((String) text).getBytes(UTF_8), UTF_8);
    }

    private static Batch batch(Random random) {
        Batch batch = Batch.create(List.of(Scalar.STRING), false, CAPACITY);
        boolean alike = random.nextBoolean();
        long shape = random.nextLong();
        for (int row = 0; row < CAPACITY; row++) {
            Random source = alike ? new Random(shape) : random;
            batch.column(0).setBoxed(row, random.nextInt(20) == 0 ? null : document(source, random));
        }
        batch.setSize(CAPACITY);
        return batch;
    }

    private static String document(Random shape, Random random) {
        String text = space(shape) + (shape.nextInt(12) == 0 ? value(shape, random, 2) : object(shape, random, 3));
        if (random.nextInt(6) > 0 || text.isEmpty()) {
            return text;
        }
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + ",:{}[]\" x1".charAt(random.nextInt(10)) + text.substring(at);
            default -> text.substring(0, at) + text.substring(at + 1);
        };
    }

    private static String object(Random shape, Random random, int depth) {
        List<String> members = new ArrayList<>();
        for (int size = shape.nextInt(6); size > 0; size--) {
            String name = NAMES.get(shape.nextInt(NAMES.size()));
            String written = shape.nextInt(15) == 0 && name.startsWith("a") ? "\\u0061" + name.substring(1) : name;
            members.add(space(shape)
                    + '"'
                    + written
                    + '"'
                    + space(shape)
                    + ':'
                    + space(shape)
                    + value(shape, random, depth - 1)
                    + space(shape));
        }
        return "{" + (members.isEmpty() ? space(shape) : String.join(",", members)) + "}";
    }

    private static String value(Random shape, Random random, int depth) {
        int kind = shape.nextInt(10);
        if (kind < 2 && depth > 0) {
            return object(shape, random, depth);
        }
        if (kind == 2 && depth > 0) {
            return "[" + space(shape) + value(shape, random, depth - 1) + "," + value(shape, random, depth - 1) + "]";
        }
        List<String> choice = random.nextInt(25) == 0 ? BROKEN : SCALARS;
        return choice.get(random.nextInt(choice.size()));
    }

    private static String space(Random shape) {
        return shape.nextInt(4) > 0 ? "" : " \n\t".substring(shape.nextInt(3));
    }
}
