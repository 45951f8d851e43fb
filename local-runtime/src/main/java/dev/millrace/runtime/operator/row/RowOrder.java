package dev.millrace.runtime.operator.row;

import dev.millrace.model.spec.ChangeSpecs.Order;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.BooleanColumn;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.data.ObjectColumn;
import dev.millrace.runtime.state.KeyedRows;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The order of rows by some fields. Null is less than every value, NaN greater. */
public final class RowOrder {

    private final List<Order> fields;

    public RowOrder(List<Order> fields) {
        this.fields = fields;
    }

    /** Compares a stored row with a batch's: negative if it comes first. */
    public int compare(KeyedRows rows, int stored, Batch batch, int row) {
        int position = KeyedRows.position(stored);
        for (Order order : fields) {
            int result = compare(rows.column(stored, order.field()), position, batch.column(order.field()), row);
            if (result != 0) {
                return order.descending() ? -result : result;
            }
        }
        return 0;
    }

    /** Compares two rows of columns of the same types: negative if the first comes first. */
    public int compare(Column[] columns, int row, Column[] others, int other) {
        for (Order order : fields) {
            int result = compare(columns[order.field()], row, others[order.field()], other);
            if (result != 0) {
                return order.descending() ? -result : result;
            }
        }
        return 0;
    }

    private static int compare(Column a, int i, Column b, int j) {
        if (a.isNull(i) || b.isNull(j)) {
            return Boolean.compare(!a.isNull(i), !b.isNull(j));
        }
        return switch (a) {
            case LongColumn longs -> Long.compare(longs.values()[i], ((LongColumn) b).values()[j]);
            case IntColumn ints -> Integer.compare(ints.values()[i], ((IntColumn) b).values()[j]);
            case BooleanColumn flags -> Boolean.compare(flags.values()[i], ((BooleanColumn) b).values()[j]);
            case DoubleColumn doubles -> compare(doubles.values()[i], ((DoubleColumn) b).values()[j]);
            case BytesColumn bytes -> compare(bytes, i, (BytesColumn) b, j);
            case ObjectColumn objects -> decimal(objects, i).compareTo(decimal((ObjectColumn) b, j));
        };
    }

    private static BigDecimal decimal(ObjectColumn column, int row) {
        return (BigDecimal) Objects.requireNonNull(column.values()[row]);
    }

    /** 0.0 and -0.0 are equal. */
    private static int compare(double a, double b) {
        return a == b ? 0 : Double.compare(a, b);
    }

    private static int compare(BytesColumn a, int i, BytesColumn b, int j) {
        int from = a.starts()[i];
        int otherFrom = b.starts()[j];
        return Arrays.compareUnsigned(
                a.heap(), from, from + a.lengths()[i], b.heap(), otherFrom, otherFrom + b.lengths()[j]);
    }
}
