package dev.millrace.runtime.harness;

import java.util.SplittableRandom;

/**
 * A way to drive an operator.
 *
 * @param batchSize most rows in a batch, in and out
 * @param cuts how long batches are
 * @param stretch places of one track, which several batches may share
 * @param emptyBatches whether batches without rows come between
 * @param gaps whether batches hold rows that are not selected
 */
record Drive(String name, int batchSize, Cuts cuts, int stretch, boolean emptyBatches, boolean gaps, Refusal refusal) {

    /** Where batches end. */
    enum Cuts {
        FULL,
        RANDOM
    }

    /** Which offers an output refuses. */
    enum Refusal {
        NEVER,
        EVERY_OTHER,
        RANDOM;

        boolean refuses(long offers, SplittableRandom random) {
            return switch (this) {
                case NEVER -> false;
                case EVERY_OTHER -> offers % 2 == 0;
                case RANDOM -> random.nextInt(3) > 0;
            };
        }
    }

    /** The way to which all others are compared. */
    static Drive plain() {
        return new Drive("full batches", 1024, Cuts.FULL, 1024, false, false, Refusal.NEVER);
    }

    Drive refusing(Refusal newRefusal) {
        return new Drive(
                name + ", an output that refuses " + newRefusal,
                batchSize,
                cuts,
                stretch,
                emptyBatches,
                gaps,
                newRefusal);
    }
}
