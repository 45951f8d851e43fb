package dev.millrace.runtime.schedule;

/** Says what comes next when a simulated run has come to rest; in place of a clock that jumps to what is due. */
public interface Conductor {

    /**
     * Nothing can be done before the clock moves. Called from the simulation's thread. The conductor may bring new input,
     * or stop the run.
     *
     * @param nowNanos where the run's clock stands
     * @param dueNanos when a row or timer is due, after now; {@link Long#MAX_VALUE}: nothing is
     * @return to where the clock moves: from now to what is due, ends included
     */
    long atRest(long nowNanos, long dueNanos);
}
