package dev.millrace.runtime.schedule;

import java.util.SplittableRandom;

/** Who has the next turn, and how long it is, when one thread runs all tasks. */
public interface Choices {

    /** The position of the next task among so many. */
    int task(int tasks);

    /** Steps of the turn. */
    int steps();

    /** Drawn from a seed: every order that could be. */
    static Choices random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return new Choices() {
            private static final int MOST_STEPS = 4;

            @Override
            public int task(int tasks) {
                return random.nextInt(tasks);
            }

            @Override
            public int steps() {
                return 1 + random.nextInt(MOST_STEPS);
            }
        };
    }

    /** One after the other, producers first. */
    static Choices inTurn() {
        return new Choices() {
            private static final int STEPS = 16;
            private int next;

            @Override
            public int task(int tasks) {
                int task = next % tasks;
                next = task + 1;
                return task;
            }

            @Override
            public int steps() {
                return STEPS;
            }
        };
    }
}
