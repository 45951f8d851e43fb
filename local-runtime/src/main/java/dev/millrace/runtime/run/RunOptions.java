package dev.millrace.runtime.run;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How to run a pipeline here.
 *
 * @param folder relative paths of the document start here
 * @param parallelism subtasks of each operator that may be split; slots (worker threads)
 * @param maxParallelism number of key groups
 * @param batchSize most rows in a batch, 1 to 1024
 * @param bufferTimeoutMs how long a row of a slow source may wait for its batch to fill; 0: not at all
 * @param queueBatches batches that an edge between tasks may hold (its credits)
 * @param simulationSeed present: one thread, virtual clock, tasks picked by this seed
 */
public record RunOptions(
        Path folder,
        int parallelism,
        int maxParallelism,
        int batchSize,
        long bufferTimeoutMs,
        int queueBatches,
        OptionalLong simulationSeed) {

    public static final int MAX_BATCH_SIZE = 1024;

    public RunOptions {
        if (parallelism < 1 || parallelism > maxParallelism) {
            throw new IllegalArgumentException("parallelism " + parallelism + " is not in 1.." + maxParallelism);
        }
        if (batchSize < 1 || batchSize > MAX_BATCH_SIZE) {
            throw new IllegalArgumentException("batch size " + batchSize + " is not in 1.." + MAX_BATCH_SIZE);
        }
    }

    public static RunOptions in(Path folder) {
        return new RunOptions(folder, 1, 128, MAX_BATCH_SIZE, 10, 8, OptionalLong.empty());
    }

    public RunOptions withParallelism(int newParallelism) {
        return new RunOptions(
                folder, newParallelism, maxParallelism, batchSize, bufferTimeoutMs, queueBatches, simulationSeed);
    }

    public RunOptions withBatchSize(int newBatchSize) {
        return new RunOptions(
                folder, parallelism, maxParallelism, newBatchSize, bufferTimeoutMs, queueBatches, simulationSeed);
    }

    public RunOptions withBufferTimeoutMs(long newTimeoutMs) {
        return new RunOptions(
                folder, parallelism, maxParallelism, batchSize, newTimeoutMs, queueBatches, simulationSeed);
    }

    public RunOptions simulated(long seed) {
        return new RunOptions(
                folder, parallelism, maxParallelism, batchSize, bufferTimeoutMs, queueBatches, OptionalLong.of(seed));
    }
}
