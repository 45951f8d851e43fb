package dev.millrace.runtime.reference;

/**
 * Makes watermarks of its own from the rows: the largest time so far, less the delay, less 1. Rows without a time are
 * skipped.
 */
public final class WatermarkStage extends Stage {

    private final int field;
    private final long delay;
    private long latest = BEGINNING;

    /** @param field where the rows' event time stands */
    public WatermarkStage(int field, long delay) {
        super(1);
        this.field = field;
        this.delay = delay;
    }

    @Override
    public void row(int port, Row row) {
        if (!(row.value(field) instanceof Long time)) {
            return;
        }
        emit(0, row.at(time));
        if (time > latest) {
            latest = time;
            tellWatermark(latest - delay - 1);
        }
    }

    @Override
    protected void passOn(long newWatermark) {
        if (newWatermark == END) {
            tellWatermark(END);
        }
    }
}
