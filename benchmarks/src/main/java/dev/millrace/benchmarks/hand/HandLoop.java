package dev.millrace.benchmarks.hand;

import dev.millrace.benchmarks.contender.PacedContender;
import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.AdParser;
import dev.millrace.benchmarks.workload.ByteScanner;
import dev.millrace.benchmarks.workload.Checksum;
import dev.millrace.benchmarks.workload.JacksonParser;
import dev.millrace.benchmarks.workload.Results;
import dev.millrace.benchmarks.workload.Workload;

/**
 * The practical limit: for each workload the loop that someone would write who needs this one result and nothing else.
 * One thread, arrays instead of maps, each row made in the loop that uses it. At parallelism 2 it stays single-threaded,
 * as the yardstick.
 */
public final class HandLoop implements PacedContender {

    private static final int STEP_ROWS = 1 << 14;

    private final AdParser parser;

    private HandLoop(AdParser parser) {
        this.parser = parser;
    }

    /** The yardstick: W4's text is read by a byte scanner. */
    public static HandLoop withByteScanner() {
        return new HandLoop(new ByteScanner());
    }

    /** As the yardstick, but W4's text is read by Jackson, as the peers do. */
    public static HandLoop withJackson() {
        return new HandLoop(new JacksonParser());
    }

    @Override
    public Result run(Workload workload, long rows) {
        long start = System.nanoTime();
        Checksum results = new Checksum();
        Loop loop = loop(workload, results);
        for (long n = 0; n < rows; n += STEP_ROWS) {
            loop.step(n, Math.min(rows, n + STEP_ROWS));
        }
        loop.finish();
        return Result.of(rows, System.nanoTime() - start, results);
    }

    @Override
    public void run(PacedRun run) {
        Loop loop = new TumblingLoop(run);
        run.begin();
        for (long n = 0; n < run.rows(); ) {
            long due = run.rowsDue();
            if (due > n) {
                loop.step(n, due);
                n = due;
            } else {
                run.pause();
            }
        }
        loop.finish();
    }

    private Loop loop(Workload workload, Results results) {
        return switch (workload) {
            case W1 -> new FilterLoop(results);
            case W2 -> new TumblingLoop(results);
            case W3, W8 -> new SlidingLoop(results, workload.windowMs() / workload.slideMs());
            case W4 -> new AdLoop(parser, results);
            case W5 -> new SessionLoop(results);
            case W6 -> new JoinLoop(results);
            case W7 -> new TopLoop(results);
        };
    }
}
