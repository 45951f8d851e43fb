package dev.millrace.runtime.schedule;

import dev.millrace.runtime.task.Task;
import dev.millrace.runtime.task.Turn;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One thread and a virtual clock: the next task to have a turn, and how long the turn is, are chosen (drawn from a seed,
 * or in turn); when no task can do anything the clock moves to the moment at which a source's next row or a timer is due.
 * Two runs with the same choices are the same, step for step.
 */
public final class SimulatedScheduler implements Scheduler {

    private static final int MOST_IDLE_ROUNDS = 2_000;
    /** Rounds in which whoever waits for room may get it, before the clock moves on all the same. */
    private static final int MOST_BLOCKED_ROUNDS = 500;

    private final List<Task> tasks;
    private final VirtualTime time;
    private final Choices choices;
    private final Pace pace;
    private final Listener listener;
    private final PauseGate gate = new PauseGate();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Thread thread;
    private final @Nullable Conductor conductor;
    private int idleRounds;
    /** Whether a task waits for room since anything was last done: nothing is at rest then. */
    private boolean blocked;

    public SimulatedScheduler(List<Task> tasks, VirtualTime time, Choices choices, Pace pace, Listener listener) {
        this(tasks, time, choices, pace, listener, null);
    }

    /** A run that a conductor leads. */
    public static SimulatedScheduler conducted(
            List<Task> tasks, VirtualTime time, Choices choices, Listener listener, Conductor conductor) {
        return new SimulatedScheduler(tasks, time, choices, new Pace(0), listener, conductor);
    }

    private SimulatedScheduler(
            List<Task> tasks,
            VirtualTime time,
            Choices choices,
            Pace pace,
            Listener listener,
            @Nullable Conductor conductor) {
        this.conductor = conductor;
        this.tasks = List.copyOf(tasks);
        this.time = time;
        this.choices = choices;
        this.pace = pace;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("millrace-simulation").daemon().unstarted(this::run);
    }

    @Override
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            giveTurns(new ArrayList<>(tasks));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalStateException e) {
            fail(tasks.get(0), e);
        } finally {
            try {
                tasks.forEach(this::close);
            } finally {
                listener.ended();
            }
        }
    }

    private void giveTurns(List<Task> remaining) throws InterruptedException {
        List<Task> stalled = new ArrayList<>();
        while (!remaining.isEmpty() && !gate.stopped()) {
            gate.pass();
            if (stalled.size() == remaining.size()) {
                advance(remaining);
                stalled.clear();
                blocked = false;
            }
            Task task = pick(remaining, stalled);
            Turn turn = turn(task);
            if (turn == Turn.WORKED) {
                stalled.clear();
                idleRounds = 0;
                blocked = false;
            } else {
                stalled.add(task);
                blocked |= turn == Turn.NO_CREDIT;
            }
            if (task.done()) {
                close(task);
                remaining.remove(task);
                stalled.clear();
            }
        }
    }

    private Task pick(List<Task> remaining, List<Task> stalled) {
        Task task;
        do {
            task = remaining.get(choices.task(remaining.size()));
        } while (stalled.contains(task));
        return task;
    }

    /**
     * Nobody could do anything: the clock moves on. A gate may meanwhile have lent or released credit without a row to
     * give, so a few rounds are normal.
     */
    private void advance(List<Task> remaining) throws InterruptedException {
        OptionalLong due = remaining.stream()
                .mapToLong(Task::dueNanos)
                .filter(nanos -> nanos > time.getAsLong())
                .min();
        boolean mayGetRoom = blocked && idleRounds < MOST_BLOCKED_ROUNDS;
        if (conductor != null && !blocked) {
            time.advanceTo(conductor.atRest(time.getAsLong(), due.orElse(Long.MAX_VALUE)));
            idleRounds = 0;
        } else if (due.isPresent() && conductor == null && !mayGetRoom) {
            pace.await(due.getAsLong(), gate);
            time.advanceTo(due.getAsLong());
            idleRounds = 0;
        } else if (++idleRounds > MOST_IDLE_ROUNDS) {
            throw new IllegalStateException("no task can run, and none waits for the clock");
        }
    }

    private Turn turn(Task task) {
        try {
            return task.turn(choices.steps());
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

    private void close(Task task) {
        try {
            task.close();
        } catch (IOException | RuntimeException | Error e) {
            fail(task, e);
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
        thread.join(Math.max(1, millis));
        return !thread.isAlive();
    }
}
