package dev.millrace.runtime.schedule;

/** Where the threads of a run wait while it is paused. */
final class PauseGate {

    private final Object monitor = new Object();
    private volatile boolean paused;
    private volatile boolean stopped;

    void pause() {
        paused = true;
    }

    void resume() {
        synchronized (monitor) {
            paused = false;
            monitor.notifyAll();
        }
    }

    void stop() {
        synchronized (monitor) {
            stopped = true;
            monitor.notifyAll();
        }
    }

    boolean stopped() {
        return stopped;
    }

    /** Returns when not paused, or stopped. */
    void pass() throws InterruptedException {
        if (!paused) {
            return;
        }
        synchronized (monitor) {
            while (paused && !stopped) {
                monitor.wait();
            }
        }
    }
}
