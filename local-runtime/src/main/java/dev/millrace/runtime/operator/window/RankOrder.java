package dev.millrace.runtime.operator.window;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ChangeSpecs.Order;
import dev.millrace.model.spec.WindowSpecs.Ranking;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.ObjectColumn;
import dev.millrace.runtime.operator.row.RowOrder;
import dev.millrace.runtime.state.RowStore;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The order of a window's rows. Every row has a <em>rank</em>, a number made of its first field such that a row with a
 * lesser one comes first; so most comparisons are one of two longs. Only at equal ranks the fields are looked at, and at
 * equal fields which row came first.
 */
final class RankOrder {

    private final List<Order> fields;
    private final RowOrder rows;
    /** Whether equal ranks mean equal fields. */
    private final boolean exact;

    private final long[] ranks;

    RankOrder(Ranking ranking, Schema input, int batchSize) {
        this.fields = ranking.order();
        this.rows = new RowOrder(fields);
        this.exact = fields.isEmpty()
                || (fields.size() == 1 && exact(input.field(fields.get(0).field())));
        this.ranks = new long[batchSize];
    }

    private static boolean exact(Field field) {
        return field.type() instanceof Scalar scalar
                && switch (scalar) {
                    case BOOLEAN, INT, DATE, INTERVAL_MONTHS, DOUBLE -> true;
                    // Null has the rank of the least number.
                    case BIGINT, TIMESTAMP, INTERVAL -> !field.nullable();
                    case STRING, BYTES -> false;
                };
    }

    /** Computes the ranks of a batch's selected rows; by row. */
    long[] ranks(Batch batch) {
        if (fields.isEmpty()) {
            long[] timestamps = batch.timestamps();
            if (timestamps != null) {
                System.arraycopy(timestamps, 0, ranks, 0, batch.size());
            } else {
                Arrays.fill(ranks, 0);
            }
            return ranks;
        }
        Order first = fields.get(0);
        Column column = batch.column(first.field());
        long flip = first.descending() ? -1 : 0;
        if (column instanceof LongColumn longs && !column.hasNulls()) {
            long[] values = longs.values();
            for (int i = 0; i < batch.size(); i++) {
                ranks[i] = values[i] ^ flip;
            }
            return ranks;
        }
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            ranks[row] = (column.isNull(row) ? Long.MIN_VALUE : rank(column, row)) ^ flip;
        }
        return ranks;
    }

    private static long rank(Column column, int row) {
        return switch (column) {
            case LongColumn longs -> longs.values()[row];
            case IntColumn ints -> ints.values()[row];
            case BooleanColumn flags -> flags.values()[row] ? 1 : 0;
            case DoubleColumn doubles -> rank(doubles.values()[row]);
            case BytesColumn bytes -> rank(bytes, row);
            case ObjectColumn objects ->
                rank(((BigDecimal) Objects.requireNonNull(objects.values()[row])).doubleValue());
        };
    }

    /** Ordered as the doubles are: 0.0 and -0.0 are equal, NaN is the greatest. */
    private static long rank(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** The first eight bytes. */
    private static long rank(BytesColumn bytes, int row) {
        byte[] heap = bytes.heap();
        int from = bytes.starts()[row];
        int length = Math.min(8, bytes.lengths()[row]);
        long rank = 0;
        for (int i = 0; i < 8; i++) {
            rank = rank << 8 | (i < length ? heap[from + i] & 0xff : 0);
        }
        return rank ^ Long.MIN_VALUE;
    }

    /** Whether a row of a batch comes before a stored one, which came before it. */
    boolean before(long rank, Column[] columns, int row, RowStore store, int stored) {
        long other = store.rank(stored);
        return rank < other
                || (rank == other
                        && !exact
                        && rows.compare(columns, row, store.columns(stored), RowStore.position(stored)) < 0);
    }

    /** Compares two stored rows: negative if the first comes first. */
    int compare(RowStore store, int a, int b) {
        int order = Long.compare(store.rank(a), store.rank(b));
        if (order == 0 && !exact) {
            order = rows.compare(store.columns(a), RowStore.position(a), store.columns(b), RowStore.position(b));
        }
        return order != 0 ? order : Long.compare(store.ordinal(a), store.ordinal(b));
    }
}
