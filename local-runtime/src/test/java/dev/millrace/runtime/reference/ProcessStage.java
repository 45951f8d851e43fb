package dev.millrace.runtime.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * State and timers per key. A timer is there once for a key and a time; timers fire in the order of their times, those of
 * one time in the order in which they were set. An event-time timer waits for the watermark to move, also if its time
 * has passed already.
 */
public final class ProcessStage extends Stage {

    /** What is done for a row or a timer. */
    public interface Program {
        /** A row. */
        void onRow(Row row, Actions actions);

        /** A timer of a key. */
        void onTimer(List<@Nullable Object> key, long time, Actions actions);
    }

    /** What may be done. */
    public interface Actions {
        /** The key's state, by name. */
        Map<String, @Nullable Object> state();

        /** Sets a timer. */
        void register(long time);

        /** Takes a timer back. */
        void delete(long time);

        /** A result. */
        void emit(@Nullable Object... values);
    }

    private record Timer(long time, List<@Nullable Object> key) {}

    private final List<Integer> keys;
    private final boolean byClock;
    private final Program program;
    private final Map<List<@Nullable Object>, Map<String, @Nullable Object>> states = new HashMap<>();
    private final List<Timer> timers = new ArrayList<>();

    /** @param byClock whether timers are of processing time */
    public ProcessStage(List<Integer> keys, boolean byClock, Program program) {
        super(1);
        this.keys = keys;
        this.byClock = byClock;
        this.program = program;
    }

    @Override
    public void row(int port, Row row) {
        program.onRow(row, actions(row.project(keys), row.time()));
    }

    private Actions actions(List<@Nullable Object> key, long emitTime) {
        return new Actions() {
            @Override
            public Map<String, @Nullable Object> state() {
                return states.computeIfAbsent(key, none -> new HashMap<>());
            }

            @Override
            public void register(long time) {
                Timer timer = new Timer(time, key);
                if (!timers.contains(timer)) {
                    timers.add(timer);
                }
            }

            @Override
            public void delete(long time) {
                timers.remove(new Timer(time, key));
            }

            @Override
            public void emit(@Nullable Object... values) {
                List<@Nullable Object> all = new ArrayList<>();
                for (Object value : values) {
                    all.add(value);
                }
                ProcessStage.this.emit(0, Row.of(emitTime, all));
            }
        };
    }

    @Override
    protected void advanced(long before, long now) {
        if (!byClock) {
            fire(now);
        }
    }

    @Override
    protected long dueMs() {
        return byClock ? first().map(Timer::time).orElse(Long.MAX_VALUE) : Long.MAX_VALUE;
    }

    @Override
    protected void onTime() {
        fire(now());
    }

    private void fire(long now) {
        Optional<Timer> timer = first();
        while (timer.isPresent() && timer.get().time <= now) {
            timers.remove(timer.get());
            long emitTime = byClock ? watermark() + 1 : timer.get().time;
            program.onTimer(timer.get().key, timer.get().time, actions(timer.get().key, emitTime));
            timer = first();
        }
    }

    /** Of those with the earliest time, the one set first. */
    private Optional<Timer> first() {
        return timers.stream().min(Comparator.comparingLong(Timer::time));
    }
}
