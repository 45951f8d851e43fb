package dev.millrace.runtime.schedule;

import dev.millrace.runtime.task.Task;
import dev.millrace.runtime.task.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * One thread per slot, which gives the slot's tasks their turns one after the other. A slot in which no task can do
 * anything spins for a moment, then yields, then sleeps: at most until a source's next row is due, and never so long
 * that another slot's batch would wait noticeably.
 */
public final class LiveScheduler implements Scheduler {

    private static final int STEPS_PER_TURN = 16;
    private static final int SPINS = 20;
    private static final int YIELDS = 60;
    private static final long SHORTEST_SLEEP_NANOS = 20_000;
    private static final long LONGEST_SLEEP_NANOS = 1_000_000;

    private final List<List<Task>> slots;
    private final LongSupplier nanoTime;
    private final Listener listener;
    private final PauseGate gate = new PauseGate();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicInteger running;

    public LiveScheduler(List<List<Task>> slots, LongSupplier nanoTime, Listener listener) {
        this.slots = slots.stream().filter(tasks -> !tasks.isEmpty()).toList();
        this.nanoTime = nanoTime;
        this.listener = listener;
        this.running = new AtomicInteger(this.slots.size());
    }

    @Override
    public void start() {
        for (int slot = 0; slot < slots.size(); slot++) {
            List<Task> tasks = slots.get(slot);
            threads.add(
                    Thread.ofPlatform().name("millrace-slot-" + slot).daemon().unstarted(() -> runSlot(tasks)));
        }
        threads.forEach(Thread::start);
    }

    private void runSlot(List<Task> tasks) {
        try {
            giveTurns(new ArrayList<>(tasks));
        } catch (InterruptedException e) {
            gate.stop();
            Thread.currentThread().interrupt();
        } finally {
            try {
                tasks.forEach(this::close);
            } finally {
                if (running.decrementAndGet() == 0) {
                    listener.ended();
                }
            }
        }
    }

    private void giveTurns(List<Task> tasks) throws InterruptedException {
        int idleRounds = 0;
        while (!tasks.isEmpty() && !gate.stopped()) {
            gate.pass();
            boolean worked = false;
            long due = Long.MAX_VALUE;
            for (int i = 0; i < tasks.size() && !gate.stopped(); i++) {
                Task task = tasks.get(i);
                worked |= turn(task) == Turn.WORKED;
                if (task.dueNanos() != Long.MIN_VALUE) {
                    due = Math.min(due, task.dueNanos());
                }
            }
            tasks.removeIf(this::closedWhenDone);
            idleRounds = worked ? 0 : idleRounds + 1;
            if (idleRounds > 0) {
                idle(idleRounds, due);
            }
        }
    }

    private Turn turn(Task task) {
        try {
            return task.turn(STEPS_PER_TURN);
        } catch (IOException | RuntimeException | Error e) {
            fail(task, e);
            return Turn.ENDED;
        }
    }

    private void fail(Task task, Throwable cause) {
        gate.stop();
        if (failed.compareAndSet(false, true)) {
            listener.failed(task.currentNode(), cause);
        }
    }

    private boolean closedWhenDone(Task task) {
        if (task.done()) {
            close(task);
        }
        return task.done();
    }

    private void close(Task task) {
        try {
            task.close();
        } catch (IOException | RuntimeException | Error e) {
            fail(task, e);
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // the yield only shortens a wait; nothing depends on it
    private void idle(int rounds, long dueNanos) {
        if (rounds < SPINS) {
            Thread.onSpinWait();
        } else if (rounds < YIELDS) {
            Thread.yield();
        } else {
            long backOff = Math.min(LONGEST_SLEEP_NANOS, SHORTEST_SLEEP_NANOS * (rounds - YIELDS + 1));
            long untilDue = dueNanos == Long.MAX_VALUE ? backOff : dueNanos - nanoTime.getAsLong();
            if (untilDue > 0) {
                LockSupport.parkNanos(Math.min(backOff, untilDue));
            }
        }
    }

    @Override
    public void pause() {
        gate.pause();
    }

    @Override
    public void resume() {
        gate.resume();
    }

    @Override
    public void stop() {
        gate.stop();
    }

    @Override
    public boolean await(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        for (Thread thread : threads) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left > 0) {
                thread.join(left);
            }
            if (thread.isAlive()) {
                return false;
            }
        }
        return true;
    }
}
