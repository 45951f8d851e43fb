package dev.millrace.runtime.streamtest;

import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.OperatorSpec;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.streamtest.Output.IdleOutput;
import dev.millrace.runtime.streamtest.Output.RowOutput;
import dev.millrace.runtime.streamtest.Output.WatermarkOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells of everything that leaves a port, watermarks at their place between the rows. */
final class CollectorOperator implements Operator {

    private final CollectorSpec spec;
    private long watermark = Track.MIN;
    private boolean idle;

    /**
     * @param port position of the port in the test
     * @param taker told from the one thread that runs the test
     */
    record CollectorSpec(int port, Schema schema, Consumer<Output> taker) implements OperatorSpec {}

    CollectorOperator(CollectorSpec spec) {
        this.spec = spec;
    }

    @Override
    public boolean process(int port, Batch batch) {
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            reach(batch.watermarkBefore(row));
            spec.taker().accept(row(batch, row));
        }
        reach(batch.watermarkAfter());
        if (batch.track().idle() != idle) {
            idle = !idle;
            spec.taker().accept(new IdleOutput(spec.port(), idle));
        }
        return true;
    }

    private void reach(long newWatermark) {
        if (newWatermark > watermark) {
            watermark = newWatermark;
            spec.taker().accept(new WatermarkOutput(spec.port(), newWatermark));
        }
    }

    private RowOutput row(Batch batch, int row) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int field = 0; field < spec.schema().width(); field++) {
            values.add(batch.column(field).boxed(row));
        }
        long[] timestamps = batch.timestamps();
        long time = timestamps == null || !spec.schema().eventTime() ? 0 : timestamps[row];
        return new RowOutput(spec.port(), values, time, batch.isRetraction(row));
    }
}
