package dev.millrace.runtime.connector.generator;

import dev.millrace.model.spec.SourceSpecs.ByExpression;
import dev.millrace.model.spec.SourceSpecs.GeneratedColumn;
import dev.millrace.model.spec.SourceSpecs.GeneratorSourceSpec;
import dev.millrace.runtime.connector.ComputedRows;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.connector.Ordinals;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Computes rows from their number. Of {@code p} subtasks, number {@code i} computes the blocks {@code i, i + p, i + 2p …}
 * of {@link Ordinals#BLOCK} rows each, so that a row's values and number depend on nothing but the spec.
 */
public final class GeneratorSourceReader implements SourceReader, ComputedRows {

    private final GeneratorSourceSpec spec;
    private final LongSupplier nanoTime;
    private final int parallelism;
    private final long end;
    private @Nullable ColumnGenerator[] generators = new @Nullable ColumnGenerator[0];
    private @Nullable ExpressionColumns expressions;
    private @Nullable Pace pace;
    private long next;
    private @Nullable ColumnGenerator computing;

    public GeneratorSourceReader(GeneratorSourceSpec spec, ConnectorContext context) {
        this.spec = spec;
        this.nanoTime = context.nanoTime();
        this.parallelism = context.parallelism();
        this.end = spec.rows().orElse(Long.MAX_VALUE);
        this.next = (long) context.subtask() * Ordinals.BLOCK;
    }

    /** How many subtasks have a block of their own. */
    public static int maxParallelism(GeneratorSourceSpec spec) {
        long blocks = Math.ceilDiv(spec.rows().orElse(Long.MAX_VALUE), Ordinals.BLOCK);
        return (int) Math.clamp(blocks, 1L, Integer.MAX_VALUE);
    }

    @Override
    public void open() {
        List<GeneratedColumn> columns = spec.columns();
        generators = new @Nullable ColumnGenerator[columns.size()];
        for (int i = 0; i < generators.length; i++) {
            if (!(columns.get(i).generator() instanceof ByExpression)) {
                generators[i] = ColumnGenerators.of(columns.get(i), spec.seed(), i);
            }
        }
        expressions = ExpressionColumns.among(columns).orElse(null);
        if (spec.rowsPerSecond().isPresent()) {
            pace = new Pace(spec.rowsPerSecond().getAsDouble(), nanoTime.getAsLong());
        }
    }

    @Override
    public int read(Batch rows, int limit, Malformed malformed) {
        if (next >= end) {
            return END;
        }
        int most = (int) Math.min(Ordinals.limit(next, limit), end - next);
        int count = pace == null ? most : pace.due(next, most, nanoTime.getAsLong());
        for (int i = 0; i < generators.length; i++) {
            ColumnGenerator generator = generators[i];
            if (generator != null) {
                generator.fill(rows.column(i), next, count);
            }
        }
        if (expressions != null && count > 0) {
            expressions.fill(rows, next, count);
        }
        rows.setSize(count);
        advance(count);
        return count;
    }

    private void advance(int count) {
        next += count;
        boolean blockIsOver = count > 0 && next % Ordinals.BLOCK == 0;
        if (blockIsOver) {
            next += (parallelism - 1L) * Ordinals.BLOCK;
        }
    }

    @Override
    public long rows() {
        return end;
    }

    @Override
    public void compute(Column to, int field, long first, int count) {
        ColumnGenerator generator = computing;
        if (generator == null) {
            GeneratedColumn column = spec.columns().get(field);
            generator = column.generator() instanceof ByExpression expression
                    ? ExpressionColumns.single(expression)
                    : ColumnGenerators.of(column, spec.seed(), field);
            computing = generator;
        }
        generator.fill(to, first, count);
    }

    @Override
    public long nextDueNanos() {
        return pace == null || next >= end ? Long.MIN_VALUE : pace.dueNanos(next);
    }

    @Override
    public long nextOrdinal() {
        return next;
    }

    @Override
    public double progress() {
        return spec.rows().isEmpty() ? -1 : Math.min(1, end == 0 ? 1 : (double) next / end);
    }

    @Override
    public void close() {}
}
