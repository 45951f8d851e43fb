package dev.millrace.runtime.schedule;

/** Calls an action at a steady pace from a thread of its own, until stopped. */
public final class Ticker {

    private final Thread thread;
    private final Object monitor = new Object();
    private boolean stopped;

    public Ticker(String name, long periodMs, Runnable action) {
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(() -> run(periodMs, action));
    }

    public void start() {
        thread.start();
    }

    private void run(long periodMs, Runnable action) {
        synchronized (monitor) {
            while (!stopped) {
                action.run();
                try {
                    monitor.wait(periodMs);
                } catch (InterruptedException e) {
                    return;
                }
            }
        }
    }

    /** The action is not called any more once this returns. */
    public void stop() {
        synchronized (monitor) {
            stopped = true;
            monitor.notifyAll();
        }
    }
}
