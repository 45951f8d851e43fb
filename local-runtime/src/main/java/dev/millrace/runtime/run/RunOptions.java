package dev.millrace.runtime.run;

import java.nio.file.Path;

/**
 * How to run a pipeline here.
 *
 * @param folder relative paths of the document start here
 * @param parallelism subtasks of each operator that may be split; slots (worker threads)
 * @param maxParallelism number of key groups
 * @param tuning sizes and times
 * @param clock what drives processing time, and who picks the next task
 */
public record RunOptions(Path folder, int parallelism, int maxParallelism, Tuning tuning, Clock clock) {

    /** What drives processing time. */
    public sealed interface Clock {}

    /** The system's clock; a thread per slot. */
    public record Live() implements Clock {}

    /** A virtual clock that jumps to what is due next; one thread, tasks picked by this seed. */
    public record Simulated(long seed) implements Clock {}

    /**
     * A virtual clock that follows the arrival fields of the sources; one thread, tasks picked in turn, so that the run
     * can be repeated exactly.
     *
     * @param speed recorded time per real time; 0: as fast as possible
     */
    public record Replayed(double speed) implements Clock {}

    public static final int MAX_BATCH_SIZE = 1024;

    /**
     * What changes how fast a run is and nothing else.
     *
     * @param batchSize most rows in a batch, 1 to 1024
     * @param bufferTimeoutMs how long a row of a slow source may wait for its batch to fill; 0: not at all
     * @param queueBatches batches that an edge between tasks may hold (its credits)
     * @param chaining whether operators joined by forward edges form one task; without, every edge has a queue to watch
     * @param sampleMs how often the telemetry is filled; 0: only at the end
     */
    public record Tuning(int batchSize, long bufferTimeoutMs, int queueBatches, boolean chaining, long sampleMs) {

        public static final Tuning DEFAULT = new Tuning(MAX_BATCH_SIZE, 1, 8, true, 100);

        public Tuning {
            if (batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
                throw new IllegalArgumentException("batch size " + batchSize + " is not in 1.." + MAX_BATCH_SIZE);
            }
            if (bufferTimeoutMs < 0 || queueBatches < 1 || sampleMs < 0) {
                throw new IllegalArgumentException("buffer timeout " + bufferTimeoutMs + " ms, " + queueBatches
                        + " batches, a sample every " + sampleMs
                        + " ms: none may be negative, and a queue holds at least one batch");
            }
        }
    }

    public RunOptions {
        if (parallelism < 1 || parallelism > maxParallelism) {
            throw new IllegalArgumentException("parallelism " + parallelism + " is not in 1.." + maxParallelism);
        }
    }

    public static RunOptions in(Path folder) {
        return new RunOptions(folder, 1, 128, Tuning.DEFAULT, new Live());
    }

    public RunOptions withParallelism(int newParallelism) {
        return new RunOptions(folder, newParallelism, maxParallelism, tuning, clock);
    }

    public RunOptions withTuning(Tuning newTuning) {
        return new RunOptions(folder, parallelism, maxParallelism, newTuning, clock);
    }

    public RunOptions withBatchSize(int batchSize) {
        return withTuning(new Tuning(
                batchSize, tuning.bufferTimeoutMs(), tuning.queueBatches(), tuning.chaining(), tuning.sampleMs()));
    }

    public RunOptions withBufferTimeoutMs(long timeoutMs) {
        return withTuning(
                new Tuning(tuning.batchSize(), timeoutMs, tuning.queueBatches(), tuning.chaining(), tuning.sampleMs()));
    }

    public RunOptions withSampleMs(long sampleMs) {
        return withTuning(new Tuning(
                tuning.batchSize(), tuning.bufferTimeoutMs(), tuning.queueBatches(), tuning.chaining(), sampleMs));
    }

    public RunOptions withChaining(boolean chaining) {
        return withTuning(new Tuning(
                tuning.batchSize(), tuning.bufferTimeoutMs(), tuning.queueBatches(), chaining, tuning.sampleMs()));
    }

    public RunOptions simulated(long seed) {
        return withClock(new Simulated(seed));
    }

    public RunOptions withClock(Clock newClock) {
        return new RunOptions(folder, parallelism, maxParallelism, tuning, newClock);
    }

    public boolean isReplay() {
        return clock instanceof Replayed;
    }
}
