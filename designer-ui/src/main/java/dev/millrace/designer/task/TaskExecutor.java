package dev.millrace.designer.task;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs long work off the JavaFX thread. Methods are called on the JavaFX thread; so are the callbacks. */
public interface TaskExecutor extends AutoCloseable {

    /**
     * Runs work in the background after a delay.
     *
     * @param done gets the result; not called after {@link Task#cancel}
     * @param failed gets what the work threw; not called after {@link Task#cancel}
     */
    <T> Task submit(long delayMs, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed);

    default <T> Task submit(Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        return submit(0, work, done, failed);
    }

    /** Lets what runs come to its end, starts nothing more; what is submitted later is not done. */
    @Override
    void close();

    /** Work that was submitted. */
    interface Task {
        /** Keeps work that has not begun from beginning, and the callbacks from being called. */
        void cancel();
    }
}
