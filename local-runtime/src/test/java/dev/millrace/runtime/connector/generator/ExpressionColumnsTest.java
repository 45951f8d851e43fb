package dev.millrace.runtime.connector.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.expression.Hash64;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.SourceSpecs.ByExpression;
import dev.millrace.model.spec.SourceSpecs.GeneratedColumn;
import dev.millrace.model.spec.SourceSpecs.GeneratorSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Sequence;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionColumnsTest {

    private static final Schema NUMBER = Schema.of(List.of(Field.required("n", Scalar.BIGINT)), false);

    private static GeneratedColumn column(String text) {
        ExpressionCompiler.Result result = ExpressionCompiler.shared().compile(text, NUMBER);
        Expression tree = result.tree().orElseThrow(() -> new AssertionError(String.valueOf(result.error())));
        return new GeneratedColumn(new Field(text, tree.type(), tree.nullable()), new ByExpression(tree));
    }

    private static List<List<@Nullable Object>> rows(long count, int batchSize, List<GeneratedColumn> columns) {
        GeneratorSourceSpec spec =
                new GeneratorSourceSpec(OptionalLong.of(count), OptionalDouble.empty(), 1, columns, Optional.empty());
        List<DataType> types =
                columns.stream().map(column -> column.field().type()).toList();
        GeneratorSourceReader reader = new GeneratorSourceReader(spec, Reading.context(Path.of("."), 0, 1, () -> 0L));
        return Reading.all(reader, types, batchSize).rows();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1024})
    void columnsAreComputedFromTheRowNumber(int batchSize) {
        List<GeneratedColumn> columns = List.of(
                column("n * 2 + 1"),
                column("hash64(n)"),
                column("case when mod(n, 3) = 0 then null else 'k' || cast(mod(n, 10) as varchar) end"),
                new GeneratedColumn(Field.required("s", Scalar.BIGINT), new Sequence(0, -1)),
                column("n > 5"),
                column("'constant'"),
                column("n / 2.0e0"));

        List<List<@Nullable Object>> expected = new ArrayList<>();
        for (long n = 0; n < 2500; n++) {
            String key = n % 3 == 0 ? null : "k" + n % 10;
            expected.add(Arrays.asList(n * 2 + 1, Hash64.hash64(n), key, -n, n > 5, "constant", n / 2.0));
        }
        assertEquals(expected, rows(2500, batchSize, columns));
    }

    @Test
    void anErrorNamesTheRow() {
        ConnectorException failure =
                assertThrows(ConnectorException.class, () -> rows(5000, 1024, List.of(column("10 / (n - 3000)"))));

        assertEquals("DIVISION_BY_ZERO", failure.code());
        assertEquals("in generated row 3000:", failure.toString().replaceAll(".*(in generated row \\d+:).*", "$1"));
    }
}
