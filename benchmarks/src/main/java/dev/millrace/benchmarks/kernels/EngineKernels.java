package dev.millrace.benchmarks.kernels;

import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.EventTimeSpec;
import dev.millrace.model.spec.EventTimeSpec.BoundedDisorder;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.exchange.Partitioner;
import dev.millrace.runtime.exchange.Partitioners;
import dev.millrace.runtime.expression.KeyHash;
import dev.millrace.runtime.expression.VectorExpression;
import dev.millrace.runtime.expression.VectorExpressions;
import dev.millrace.runtime.expression.VectorPredicate;
import dev.millrace.runtime.state.AccumulatorType;
import dev.millrace.runtime.state.HeapTables;
import dev.millrace.runtime.state.KeyedTable;
import dev.millrace.runtime.time.ProcessingTime;
import dev.millrace.runtime.time.WatermarkGenerator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the engine's inner loops take per row, over one full batch. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class EngineKernels {

    private static final int ROWS = 1024;
    private static final int KEYS = 10_000;
    private static final long SPARSE = 1_000_000_007L;

    private static final Schema SCHEMA = Schema.of(
            List.of(
                    Field.required("at", Scalar.TIMESTAMP),
                    Field.required("key", Scalar.BIGINT),
                    Field.required("value", Scalar.BIGINT),
                    Field.required("text", Scalar.STRING)),
            true);

    private final Batch batch = Batch.create(SCHEMA, ROWS);
    private final int[] selected = new int[ROWS];
    private final int[] hashes = new int[ROWS];
    private final int[] slots = new int[ROWS];
    private final Column[] keyColumns;
    private final LongColumn sparseKeys = new LongColumn(Scalar.BIGINT, ROWS);
    private final KeyedTable dense = HeapTables.create(List.of(Scalar.BIGINT), List.of(AccumulatorType.LONG));
    private final KeyedTable sparse = HeapTables.create(List.of(Scalar.BIGINT), List.of(AccumulatorType.LONG));
    private final VectorPredicate comparison = predicate("\"value\" < 500");
    private final VectorPredicate like = predicate("text LIKE '%view%'");
    private final VectorExpression arithmetic = expression("\"value\" * (\"key\" + 1) * 107");
    private final VectorExpression member = expression("json_value(text, '$.event_type')");
    private final Partitioner partitioner = Partitioners.hash(List.of(1), 2, 128, ROWS);
    private final WatermarkGenerator watermarks =
            new WatermarkGenerator(EventTimeSpec.of(0, new BoundedDisorder(100)), new ProcessingTime(() -> 0, 0), ROWS);

    /** Fills the batch with rows as those of the workloads. */
    public EngineKernels() {
        long[] times = ((LongColumn) batch.column(0)).values();
        long[] keys = ((LongColumn) batch.column(1)).values();
        long[] values = ((LongColumn) batch.column(2)).values();
        BytesColumn texts = (BytesColumn) batch.column(3);
        for (int row = 0; row < ROWS; row++) {
            long hash = Rows.hash64(row);
            times[row] = Rows.BASE_MS + Rows.offsetMs(row, hash);
            keys[row] = Rows.keyBits(hash) % KEYS;
            values[row] = Rows.value(hash);
            texts.set(
                    row,
                    "{\"ad_id\":\"" + keys[row] + "\",\"event_type\":\"" + (row % 3 == 0 ? "view" : "click") + "\"}");
            sparseKeys.values()[row] = keys[row] * SPARSE;
        }
        batch.setSize(ROWS);
        batch.setOrder(Track.flat(0, ROWS, Long.MIN_VALUE), null, ROWS, ROWS);
        keyColumns = new Column[] {batch.column(1)};
        KeyHash.hash(keyColumns, null, ROWS, hashes);
    }

    private static VectorPredicate predicate(String text) {
        return VectorExpressions.predicate(compiled(text), ROWS);
    }

    private static VectorExpression expression(String text) {
        return VectorExpressions.compile(compiled(text), ROWS);
    }

    private static Expression compiled(String text) {
        return Objects.requireNonNull(
                ExpressionCompiler.shared().compile(text, SCHEMA).expression());
    }

    /** A comparison as a filter's condition. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int filter() {
        return comparison.select(batch, null, ROWS, selected);
    }

    /** Three operations with a look for overflow. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Column arithmetic() {
        return arithmetic.evaluate(batch, null, ROWS);
    }

    /** A search in texts. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int like() {
        return like.select(batch, null, ROWS, selected);
    }

    /** A member of JSON texts. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Column jsonMember() {
        return member.evaluate(batch, null, ROWS);
    }

    /** Hashes of a key. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int[] hash() {
        KeyHash.hash(keyColumns, null, ROWS, hashes);
        return hashes;
    }

    /** The slots of ids that lie densely. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int[] slotsOfDenseKeys() {
        dense.slots(keyColumns, hashes, null, 0, ROWS, slots);
        return slots;
    }

    /** The slots of keys that lie anywhere. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int[] slotsOfSparseKeys() {
        sparse.slots(new Column[] {sparseKeys}, hashes, null, 0, ROWS, slots);
        return slots;
    }

    /** The receiver of each row of a keyed edge. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int[] partition() {
        partitioner.channelOf(batch, selected);
        return selected;
    }

    /** Event time and a watermark after every row. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Track watermarks() {
        return watermarks.track(batch, 0, ROWS, (row, code, message) -> {});
    }
}
