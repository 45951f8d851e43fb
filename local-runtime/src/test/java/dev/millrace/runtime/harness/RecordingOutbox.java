package dev.millrace.runtime.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.harness.Drive.Refusal;
import dev.millrace.runtime.operator.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what leaves an output, refuses as it is told, and sees to it that what was refused is offered again unchanged,
 * and that progress never goes back.
 */
final class RecordingOutbox implements Outbox {

    private final Refusal refusal;
    private final SplittableRandom random;
    private final List<String> rows = new ArrayList<>();
    private long offers;
    private long accepted;
    private long frontier = Long.MIN_VALUE;
    private long watermark = Long.MIN_VALUE;
    private @Nullable Batch refused;
    private List<String> refusedRows = List.of();

    RecordingOutbox(Refusal refusal, SplittableRandom random) {
        this.refusal = refusal;
        this.random = random;
    }

    @Override
    public boolean offer(Batch batch) {
        List<String> offered = rowsOf(batch);
        if (refused != null) {
            assertSame(refused, batch, "another batch is offered than the one that was refused");
            assertEquals(refusedRows, offered, "a batch has been changed after it was refused");
        }
        if (refusal.refuses(offers++, random)) {
            refused = batch;
            refusedRows = offered;
            return false;
        }
        refused = null;
        accepted++;
        assertTrue(batch.frontier() >= frontier, "the frontier goes back");
        assertTrue(batch.watermarkAfter() >= watermark, "the watermark goes back");
        frontier = batch.frontier();
        watermark = batch.watermarkAfter();
        rows.addAll(offered);
        return true;
    }

    /** Each row with its place, the watermark before it, its time, its values, and whether it takes one back. */
    private static List<String> rowsOf(Batch batch) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < batch.selected(); i++) {
            int row = batch.row(i);
            List<@Nullable Object> values = new ArrayList<>();
            for (int c = 0; c < batch.columns().length; c++) {
                values.add(batch.column(c).boxed(row));
            }
            long[] times = batch.timestamps();
            all.add((batch.isRetraction(row) ? "-" : "+") + values + " @" + (times == null ? "" : times[row])
                    + " at " + (batch.track().base() + batch.place(row)) + ", watermark "
                    + batch.watermarkBefore(row));
        }
        return all;
    }

    List<String> rows() {
        return rows;
    }

    /** Batches taken. */
    long accepted() {
        return accepted;
    }

    long watermark() {
        return watermark;
    }
}
