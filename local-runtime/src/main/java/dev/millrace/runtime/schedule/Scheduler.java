package dev.millrace.runtime.schedule;

/** Gives tasks their turns until all are done, one fails, or it is told to stop. */
public interface Scheduler {

    /** Begins; returns at once. Called once. */
    void start();

    /** Lets no task have another turn until {@link #resume}. */
    void pause();

    void resume();

    /** Ends without finishing; returns at once. */
    void stop();

    /** Waits until every thread has ended and every task is closed; false if the time is over first. */
    boolean await(long millis) throws InterruptedException;

    /** Told by the scheduler's threads. */
    interface Listener {

        /** A task threw; told once, for the first failure. Every other task is stopped. */
        void failed(String node, Throwable cause);

        /** Everything has ended and is closed; told once. */
        void ended();
    }
}
