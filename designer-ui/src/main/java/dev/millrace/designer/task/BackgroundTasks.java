package dev.millrace.designer.task;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The studio's background threads. */
public final class BackgroundTasks implements TaskExecutor {

    private static final int THREADS = 2;

    private final ScheduledExecutorService threads;
    private final Executor interfaceThread;

    /**
     * @param interfaceThread runs callbacks: {@code Platform::runLater}
     */
    public BackgroundTasks(Executor interfaceThread) {
        this.interfaceThread = interfaceThread;
        this.threads = Executors.newScheduledThreadPool(
                THREADS,
                Thread.ofPlatform().daemon().name("studio-background-", 1).factory());
    }

    @Override
    public <T> Task submit(long delayMs, Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed) {
        AtomicBoolean cancelled = new AtomicBoolean();
        Runnable job = () -> {
            if (!cancelled.get()) {
                run(work, done, failed, cancelled);
            }
        };
        try {
            ScheduledFuture<?> scheduled = threads.schedule(job, delayMs, TimeUnit.MILLISECONDS);
            return () -> {
                cancelled.set(true);
                scheduled.cancel(false);
            };
        } catch (RejectedExecutionException closed) {
            // What has come to its end on the interface's thread may want to go on while the studio closes.
            return () -> {};
        }
    }

    private <T> void run(
            Callable<T> work, Consumer<? super T> done, Consumer<Throwable> failed, AtomicBoolean cancelled) {
        Runnable callback;
        try {
            T result = work.call();
            callback = () -> done.accept(result);
        } catch (Exception | Error thrown) {
            callback = () -> failed.accept(thrown);
        }
        Runnable report = callback;
        interfaceThread.execute(() -> {
            if (!cancelled.get()) {
                report.run();
            }
        });
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
