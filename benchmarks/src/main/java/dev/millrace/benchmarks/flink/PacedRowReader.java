package dev.millrace.benchmarks.flink;

import dev.millrace.benchmarks.contender.PacedRun;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.core.io.InputStatus;

/** Gives the rows that are due. */
final class PacedRowReader<T> extends AbstractRowReader<T> {

    private final RowFunction<T> function;
    private final T reuse;
    private final PacedRun run;
    private long next;

    PacedRowReader(RowFunction<T> function, PacedRun run) {
        this.function = function;
        this.reuse = function.create();
        this.run = run;
    }

    @Override
    public void start() {
        run.begin();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        long due = run.rowsDue();
        if (due == next) {
            run.pause();
        }
        for (; next < due; next++) {
            output.collect(function.fill(reuse, next));
        }
        return next < run.rows() ? InputStatus.MORE_AVAILABLE : InputStatus.END_OF_INPUT;
    }
}
