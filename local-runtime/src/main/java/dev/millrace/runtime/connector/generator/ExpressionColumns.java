package dev.millrace.runtime.connector.generator;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.spec.SourceSpecs.ByExpression;
import dev.millrace.model.spec.SourceSpecs.GeneratedColumn;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.Ordinals;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.RowException;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorProjection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of a generator that are expressions over the row's number: evaluated together, so that they share parts. */
final class ExpressionColumns {

    private final int[] positions;
    private final VectorProjection projection;
    private final LongColumn numbers = new LongColumn(Scalar.BIGINT, Ordinals.BLOCK);
    private final Batch input = new Batch(new Column[] {numbers}, Ordinals.BLOCK);

    private ExpressionColumns(List<Integer> positions, List<Expression> expressions) {
        this.positions = positions.stream().mapToInt(Integer::intValue).toArray();
        this.projection = VectorExpressions.compileAll(expressions, Ordinals.BLOCK);
    }

    /** Those among the columns of a source, if there are any. */
    static Optional<ExpressionColumns> among(List<GeneratedColumn> columns) {
        List<Integer> positions = new ArrayList<>();
        List<Expression> expressions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).generator() instanceof ByExpression generator) {
                positions.add(i);
                expressions.add(generator.expression());
            }
        }
        return positions.isEmpty() ? Optional.empty() : Optional.of(new ExpressionColumns(positions, expressions));
    }

    /** One such column by itself. */
    static ColumnGenerator single(ByExpression generator) {
        ExpressionColumns alone = new ExpressionColumns(List.of(0), List.of(generator.expression()));
        Batch rows = new Batch(new Column[1], Ordinals.BLOCK);
        return (column, first, count) -> {
            rows.columns()[0] = column;
            alone.fill(rows, first, count);
        };
    }

    /** Writes the values of rows {@code first .. first + count - 1} to the rows of the batch from 0 on. */
    void fill(Batch rows, long first, int count) {
        long[] n = numbers.values();
        for (int i = 0; i < count; i++) {
            n[i] = first + i;
        }
        input.setSize(count);
        try {
            Column[] values = projection.evaluateAll(input, null, count);
            for (int i = 0; i < positions.length; i++) {
                ColumnCopies.copy(values[i], rows.column(positions[i]), count);
            }
        } catch (RowException failure) {
            throw new ConnectorException(
                    failure.code(), "in generated row " + (first + failure.row()) + ": " + failure.getMessage());
        }
    }
}
