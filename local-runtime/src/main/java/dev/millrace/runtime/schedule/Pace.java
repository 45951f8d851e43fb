package dev.millrace.runtime.schedule;

import java.util.concurrent.locks.LockSupport;

/** Keeps a virtual clock from running ahead of real time. */
public final class Pace {

    private static final long LONGEST_SLEEP_NANOS = 20_000_000;

    private final double speed;
    private boolean begun;
    private long firstNanos;
    private long startedNanos;

    /**
     * @param speed virtual time per real time; 0: as fast as possible
     */
    public Pace(double speed) {
        this.speed = speed;
    }

    /** Waits until a virtual moment may come, or the run is stopped. The first one comes at once. */
    void await(long virtualNanos, PauseGate gate) throws InterruptedException {
        if (speed == 0) {
            return;
        }
        if (!begun) {
            begun = true;
            firstNanos = virtualNanos;
            startedNanos = System.nanoTime();
        }
        long due = startedNanos + (long) ((virtualNanos - firstNanos) / speed);
        while (!gate.stopped()) {
            long before = System.nanoTime();
            gate.pass();
            long now = System.nanoTime();
            startedNanos += now - before;
            due += now - before;
            if (now >= due) {
                return;
            }
            LockSupport.parkNanos(Math.min(due - now, LONGEST_SLEEP_NANOS));
        }
    }
}
