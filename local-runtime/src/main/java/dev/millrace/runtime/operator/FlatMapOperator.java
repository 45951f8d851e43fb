package dev.millrace.runtime.operator;

import dev.millrace.model.spec.TransformSpecs.FlatMapSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;
import dev.millrace.runtime.expression.SoundRows;
import dev.millrace.runtime.expression.VectorExpression;
import dev.millrace.runtime.expression.VectorExpressions;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row per element of an array. Elements fill a batch of its own, which is handed on when it is full and at the end
 * of every input batch; rows of one place may be spread over two batches.
 */
final class FlatMapOperator implements Operator {

    private final OperatorContext context;
    private final FlatMapSpec spec;
    private final VectorExpression array;
    private final SoundRows sound;
    private final BadRows errors;
    private final Batch out;
    private final int[] places;
    private final int[] sourceRows;
    private final int inputWidth;

    private @Nullable Column arrays;
    private int nextRow;
    private int nextElement;
    private boolean ready;
    private boolean filled;

    FlatMapOperator(FlatMapSpec spec, OperatorContext context) {
        this.context = context;
        this.spec = spec;
        this.array = VectorExpressions.compile(spec.array(), context.batchSize());
        this.errors = new BadRows(context, 1, spec.onError());
        this.sound = new SoundRows(this::compute, errors::add, context.batchSize());
        this.out = Batch.create(context.outputSchemas().get(0), context.batchSize());
        this.places = new int[context.batchSize()];
        this.sourceRows = new int[context.batchSize()];
        this.inputWidth = context.input().width();
    }

    @Override
    public boolean process(int port, Batch batch) throws IOException {
        if (arrays == null) {
            errors.begin(batch);
            sound.evaluate(batch);
            nextRow = 0;
            nextElement = 0;
        }
        while (!filled) {
            if (!ready) {
                fill(batch, Objects.requireNonNull(arrays));
                ready = true;
            }
            if (!context.outbox(0).offer(out)) {
                return false;
            }
            ready = false;
            if (nextRow >= sound.count()) {
                filled = true;
                break;
            }
        }
        return sendErrors(batch);
    }

    private boolean sendErrors(Batch batch) throws IOException {
        if (!errors.offer(batch)) {
            return false;
        }
        arrays = null;
        filled = false;
        return true;
    }

    private void compute(Batch batch, int @Nullable [] rows, int count) {
        arrays = array.evaluate(batch, rows, count);
    }

    /** The i-th row whose array could be computed. */
    private int row(int i) {
        int[] rows = sound.rows();
        return rows == null ? i : rows[i];
    }

    /** Fills the output batch from where the last one stopped. */
    private void fill(Batch batch, Column elements) {
        out.clear();
        int count = 0;
        while (nextRow < sound.count() && count < out.capacity()) {
            int row = row(nextRow);
            List<?> list = (List<?>) elements.boxed(row);
            int size = list == null ? 0 : list.size();
            if (size == 0 && spec.keepEmpty()) {
                add(batch, row, count++, null, 0);
            }
            while (nextElement < size && count < out.capacity()) {
                add(batch, row, count++, list == null ? null : list.get(nextElement), nextElement + 1);
                nextElement++;
            }
            if (nextElement >= size) {
                nextRow++;
                nextElement = 0;
            }
        }
        copyInput(batch, count);
        out.setSize(count);
        if (nextRow >= sound.count()) {
            out.setOrder(batch.track(), places, batch.toPlace(), batch.frontier());
        } else {
            int place = batch.place(row(nextRow));
            out.setOrder(batch.track(), places, place, batch.track().base() + place);
        }
    }

    private void add(Batch batch, int row, int at, @Nullable Object element, int position) {
        sourceRows[at] = row;
        places[at] = batch.place(row);
        out.column(inputWidth).setBoxed(at, element);
        if (spec.withPosition()) {
            setPosition(out.column(inputWidth + 1), at, position);
        }
    }

    private static void setPosition(Column column, int at, int position) {
        if (position == 0) {
            column.setNull(at);
            return;
        }
        column.setNotNull(at);
        if (column instanceof LongColumn longs) {
            longs.set(at, position);
        } else {
            ((IntColumn) column).set(at, position);
        }
    }

    private void copyInput(Batch batch, int count) {
        for (int c = 0; c < inputWidth; c++) {
            out.column(c).gather(0, batch.column(c), sourceRows, 0, count);
        }
        long[] from = batch.timestamps();
        long[] to = out.timestamps();
        if (from != null && to != null) {
            for (int i = 0; i < count; i++) {
                to[i] = from[sourceRows[i]];
            }
        }
        boolean[] retractions = out.retractions();
        if (retractions != null) {
            for (int i = 0; i < count; i++) {
                retractions[i] = batch.isRetraction(sourceRows[i]);
            }
        }
    }
}
