package dev.millrace.runtime.task;

import dev.millrace.runtime.data.Control;
import dev.millrace.runtime.exchange.ExchangeOutbox;
import dev.millrace.runtime.telemetry.TaskGauge;
import dev.millrace.runtime.time.ProcessingTime;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * A chain of operators that runs as one: a head (source or gate), the operators behind it in an order in which
 * producers come first, and the edges to other tasks. A task never blocks; a scheduler gives it turns.
 *
 * <p>Stages: OPENING, then RUNNING until the head has ended, FINISHING while the operators send their rest, CLOSING
 * while the end of input goes out, DONE. Only {@link #turn} moves on.
 *
 * <p>Time is counted exactly: a turn that worked is busy time; the time from the end of a turn to the next belongs to
 * the reason for which it ended.
 */
public final class Task implements TaskGauge {

    private static final VarHandle BUSY = handle("busyNanos");
    private static final VarHandle BLOCKED = handle("blockedNanos");

    /**
     * What a task is made of.
     *
     * @param name head's node and subtask, for threads and messages
     * @param nodes ids of all nodes in the task
     */
    public record Parts(String name, int subtask, List<String> nodes) {}

    private enum Stage {
        OPENING,
        RUNNING,
        FINISHING,
        CLOSING,
        DONE
    }

    private final Parts parts;
    private final TaskHead head;
    private final TaskContext context;
    private final ProcessingTime processingTime;
    private final List<ChainedOperator> operators;
    private final List<ExchangeOutbox> exits;
    private volatile Stage stage = Stage.OPENING;
    private volatile boolean closed;
    private int finished;
    /** Operators before this one have had their timers called in the round under way. */
    private int timersCalled;

    private boolean callingTimers;

    /** Whether the head holds a batch that operators have not done with. */
    private boolean inBatch;

    private Turn last = Turn.NO_INPUT;
    private long lastEndedNanos;
    private long busyNanos;
    private long blockedNanos;

    Task(
            Parts parts,
            TaskHead head,
            List<ChainedOperator> operators,
            List<ExchangeOutbox> exits,
            TaskContext context,
            ProcessingTime processingTime) {
        this.processingTime = processingTime;
        this.parts = parts;
        this.head = head;
        this.operators = List.copyOf(operators);
        this.context = context;
        this.exits = List.copyOf(exits);
    }

    private static VarHandle handle(String name) {
        try {
            return MethodHandles.lookup().findVarHandle(Task.class, name, long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    public String name() {
        return parts.name();
    }

    @Override
    public int subtask() {
        return parts.subtask();
    }

    @Override
    public List<String> nodes() {
        return parts.nodes();
    }

    /** Whether everything is done; the task needs no more turns. */
    @Override
    public boolean done() {
        return stage == Stage.DONE;
    }

    @Override
    public boolean started() {
        return stage != Stage.OPENING;
    }

    /** The node at work, or the one that failed in the last turn. */
    public String currentNode() {
        return context.current();
    }

    /**
     * When a source's next row or an operator's next timer is due on the run's clock; {@link Long#MIN_VALUE} when not
     * waiting for the clock.
     */
    public long dueNanos() {
        long due = head.dueNanos();
        long timer = nextTimerMs();
        if (timer == Long.MAX_VALUE || stage != Stage.RUNNING) {
            return due;
        }
        long timerNanos = processingTime.nanosAt(timer);
        return due == Long.MIN_VALUE ? timerNanos : Math.min(due, timerNanos);
    }

    private long nextTimerMs() {
        long next = Long.MAX_VALUE;
        for (ChainedOperator operator : operators) {
            next = Math.min(next, operator.operator().dueMs());
        }
        return next;
    }

    /** Calls the timers that are due, unless a batch is half processed. */
    private Turn callTimers() throws IOException {
        if (!callingTimers && (inBatch || nextTimerMs() == Long.MAX_VALUE)) {
            return Turn.NO_INPUT;
        }
        context.beginWork();
        callingTimers = true;
        long now = processingTime.millis();
        Turn turn = Turn.NO_INPUT;
        while (timersCalled < operators.size()) {
            ChainedOperator operator = operators.get(timersCalled);
            if (operator.operator().dueMs() <= now) {
                String caller = context.enter(operator.node());
                boolean done = operator.operator().onTime(now);
                context.leaveTo(caller);
                turn = Turn.WORKED;
                if (!done) {
                    return stopped();
                }
            }
            timersCalled++;
        }
        timersCalled = 0;
        callingTimers = false;
        return turn;
    }

    /** Why an operator has not done all that it was called for. */
    private Turn stopped() {
        return context.wasRefused() ? Turn.NO_CREDIT : Turn.YIELDED;
    }

    @Override
    public double progress() {
        return head.progress();
    }

    /**
     * Gives the task a turn of up to {@code steps} batches.
     *
     * @return why the turn ended; {@link Turn#ENDED} once {@link #done()}
     */
    public Turn turn(int steps) throws IOException {
        long start = context.nanoTime();
        if (last == Turn.NO_CREDIT) {
            BLOCKED.setOpaque(this, blockedNanos + start - lastEndedNanos);
        }
        long sentBefore = buffersSent();
        Turn timers = stage == Stage.RUNNING ? callTimers() : Turn.NO_INPUT;
        boolean worked = timers == Turn.WORKED;
        Turn turn = timers == Turn.NO_INPUT ? Turn.WORKED : timers;
        for (int i = 0; i < steps && turn == Turn.WORKED; i++) {
            turn = step();
            worked |= turn == Turn.WORKED;
        }
        worked |= turn == Turn.YIELDED;
        worked |= buffersSent() != sentBefore;
        long end = context.nanoTime();
        if (worked) {
            BUSY.setOpaque(this, busyNanos + end - start);
        }
        if (turn == Turn.NO_INPUT && worked) {
            flush();
        }
        last = turn;
        lastEndedNanos = end;
        return worked && turn != Turn.ENDED ? Turn.WORKED : turn;
    }

    private long buffersSent() {
        long sent = 0;
        for (ExchangeOutbox exit : exits) {
            sent += exit.buffersSent();
        }
        return sent;
    }

    private Turn step() throws IOException {
        return switch (stage) {
            case OPENING -> open();
            case RUNNING -> {
                context.beginWork();
                Turn turn = head.step();
                inBatch = turn == Turn.NO_CREDIT;
                if (inBatch) {
                    yield stopped();
                }
                if (turn == Turn.ENDED) {
                    stage = Stage.FINISHING;
                    yield Turn.WORKED;
                }
                yield turn;
            }
            case FINISHING -> finish();
            case CLOSING -> sendEnds();
            case DONE -> Turn.ENDED;
        };
    }

    private Turn open() throws IOException {
        head.open();
        for (ChainedOperator operator : operators) {
            String caller = context.enter(operator.node());
            operator.operator().open();
            context.leaveTo(caller);
        }
        stage = Stage.RUNNING;
        return Turn.WORKED;
    }

    private Turn finish() throws IOException {
        context.beginWork();
        while (finished < operators.size()) {
            ChainedOperator operator = operators.get(finished);
            String caller = context.enter(operator.node());
            if (!operator.operator().finish()) {
                context.leaveTo(caller);
                return stopped();
            }
            context.leaveTo(caller);
            finished++;
        }
        stage = Stage.CLOSING;
        return Turn.WORKED;
    }

    private Turn sendEnds() {
        exits.forEach(exit -> exit.send(new Control.EndOfInput()));
        stage = Stage.DONE;
        return Turn.ENDED;
    }

    private void flush() throws IOException {
        for (ChainedOperator operator : operators) {
            String caller = context.enter(operator.node());
            operator.operator().flush();
            context.leaveTo(caller);
        }
    }

    /** Closes everything, whatever the stage; every part is closed even if another fails. */
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        IOException failure = null;
        try {
            head.close();
        } catch (IOException e) {
            failure = e;
        }
        for (ChainedOperator operator : operators) {
            try {
                operator.operator().close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public long busyNanos() {
        return (long) BUSY.getOpaque(this);
    }

    @Override
    public long blockedNanos() {
        return (long) BLOCKED.getOpaque(this);
    }
}
