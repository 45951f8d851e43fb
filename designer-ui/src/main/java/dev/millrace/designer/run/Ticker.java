package dev.millrace.designer.run;

/** Calls something again and again on the JavaFX thread while it is on. */
public interface Ticker {

    /** Begins, or goes on with another action. */
    void start(Runnable action);

    void stop();
}
