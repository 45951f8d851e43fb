package dev.millrace.runtime.expression;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import org.jspecify.annotations.Nullable;

/** One path's values of a scan. */
record JsonValueNode(Scan scan, int path) implements VectorExpression {

    /** The columns of all paths. */
    @FunctionalInterface
    interface Scan {
        Column[] columns(Batch batch, int @Nullable [] rows, int count);
    }

    @Override
    public DataType type() {
        return DataType.Scalar.STRING;
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] rows, int count) {
        return scan.columns(batch, rows, count)[path];
    }

    /** A scan for all rows of a round, made when the first of its paths is asked for. */
    static final class Shared implements Scan {

        private final JsonScanNode scan;
        private final RowScope scope;
        private long round = -1;
        private Column[] columns = {};

        Shared(JsonScanNode scan, RowScope scope) {
            this.scan = scan;
            this.scope = scope;
        }

        @Override
        public Column[] columns(Batch batch, int @Nullable [] rows, int count) {
            if (round != scope.round()) {
                columns = scan.evaluate(batch, scope.rows(), scope.count());
                round = scope.round();
            }
            return columns;
        }
    }
}
