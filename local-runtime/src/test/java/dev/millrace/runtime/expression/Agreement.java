package dev.millrace.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.RowEvaluationException;
import dev.millrace.model.expression.RowEvaluator;
import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.RowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random batches of given fields, and what compiled expressions must give for them: what a row by row evaluation does. */
final class Agreement {

    static final int CAPACITY = 96;

    private final List<DataType> types;
    private final Random random;
    private final RandomValues values;

    Agreement(List<DataType> types, Random random, RandomValues values) {
        this.types = types;
        this.random = random;
        this.values = values;
    }

    FieldReference field(int index) {
        return new FieldReference(index, "f" + index, types.get(index), true);
    }

    Batch batch() {
        Batch batch = Batch.create(types, false, CAPACITY);
        int size = random.nextInt(8) == 0 ? random.nextInt(4) : random.nextInt(CAPACITY + 1);
        for (Column column : batch.columns()) {
            int nullsIn100 = random.nextInt(3) == 0 ? 25 : 0;
            for (int row = 0; row < size; row++) {
                column.setBoxed(row, values.next(column.type(), nullsIn100));
            }
        }
        batch.setSize(size);
        return batch;
    }

    /** All rows, most of them, half and few. */
    List<int @Nullable []> selections(int size) {
        List<int @Nullable []> selections = new ArrayList<>();
        selections.add(null);
        for (int outOf100 : new int[] {100, 90, 50, 4}) {
            selections.add(IntStream.range(0, size)
                    .filter(row -> random.nextInt(100) < outOf100)
                    .toArray());
        }
        return selections;
    }

    void check(Expression expression, Batch batch) {
        VectorExpression compiled = VectorExpressions.compile(expression, CAPACITY);
        VectorPredicate predicate =
                expression.type() == DataType.Scalar.BOOLEAN ? VectorExpressions.predicate(expression, CAPACITY) : null;
        for (int @Nullable [] rows : selections(batch.size())) {
            checkValues(expression, compiled, batch, rows);
            if (predicate != null) {
                checkSelection(expression, predicate, batch, rows);
            }
        }
    }

    private static void checkValues(
            Expression expression, VectorExpression compiled, Batch batch, int @Nullable [] rows) {
        int count = rows == null ? batch.size() : rows.length;
        List<Object> expected = new ArrayList<>();
        RowException failure = expect(expression, batch, rows, count, expected);

        if (failure == null) {
            Column actual = compiled.evaluate(batch, rows, count);

            assertEquals(expression.type(), actual.type());
            for (int i = 0; i < count; i++) {
                int row = rows == null ? i : rows[i];
                Object value = actual.boxed(row);
                assertEquals(shown(expected.get(i)), shown(value), () -> "row " + row + " of " + expression);
            }
        } else {
            RowException actual = assertThrows(
                    RowException.class, () -> compiled.evaluate(batch, rows, count), () -> "in " + expression);

            assertSame(failure, actual, expression);
        }
    }

    private static void checkSelection(
            Expression expression, VectorPredicate predicate, Batch batch, int @Nullable [] rows) {
        int count = rows == null ? batch.size() : rows.length;
        List<Object> expected = new ArrayList<>();
        RowException failure = expect(expression, batch, rows, count, expected);
        int[] selected = new int[CAPACITY];

        if (failure == null) {
            int found = predicate.select(batch, rows, count, selected);

            int[] wanted = IntStream.range(0, count)
                    .filter(i -> Boolean.TRUE.equals(expected.get(i)))
                    .map(i -> rows == null ? i : rows[i])
                    .toArray();
            assertArrayEquals(wanted, Arrays.copyOf(selected, found), () -> "selected by " + expression);
        } else {
            RowException actual = assertThrows(
                    RowException.class,
                    () -> predicate.select(batch, rows, count, selected),
                    () -> "in the condition " + expression);

            assertSame(failure, actual, expression);
        }
    }

    private static void assertSame(RowException expected, RowException actual, Expression expression) {
        assertEquals(
                expected.row() + " " + expected.code() + " " + expected.getMessage(),
                actual.row() + " " + actual.code() + " " + actual.getMessage(),
                expression::toString);
    }

    /** Row by row, into {@code expected}; the first error, or null. */
    private static @Nullable RowException expect(
            Expression expression, Batch batch, int @Nullable [] rows, int count, List<Object> expected) {
        RowEvaluator evaluator = RowEvaluator.of(expression);
        for (int i = 0; i < count; i++) {
            int row = rows == null ? i : rows[i];
            try {
                expected.add(evaluator.evaluate(index -> batch.column(index).boxed(row)));
            } catch (RowEvaluationException e) {
                return RowErrors.at(row, e);
            }
        }
        return null;
    }

    private static @Nullable Object shown(@Nullable Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : value;
    }
}
