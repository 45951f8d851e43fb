package dev.millrace.runtime.operator.process;

import dev.millrace.model.spec.ProcessSpecs.Scope;
import dev.millrace.model.spec.ProcessSpecs.StateVariable;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.state.KeyedTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state variables of the key in hand, and those that all keys share: in a table's objects, by variable, a cell, a list
 * of cells or a map of cells. A cell whose time to live is over is not there any more, whether it has been cleaned away or
 * not.
 */
final class KeyedVariables {

    static final long NEVER = Long.MAX_VALUE;

    /** No key: only shared variables are there. */
    static final int NO_SLOT = -1;

    /** The only slot of the table of shared variables. */
    private static final int SHARED_SLOT = 0;

    /** A value and when it is forgotten. */
    private record Cell(@Nullable Object value, long expires) {}

    /** In a map, where an entry was. */
    private static final Cell REMOVED = new Cell(null, Long.MIN_VALUE);

    private final List<StateVariable> variables;
    private final KeyedTable table;
    /** Has one row. */
    private final KeyedTable shared;

    private final boolean[] isShared;
    private int slot;
    private long clock;
    private long written;
    /** How to take back what was changed since the last {@link #keep}, the last change last. */
    private final List<Runnable> changes = new ArrayList<>();

    /** What {@link #keep} takes out of maps. */
    private final List<Runnable> removals = new ArrayList<>();

    KeyedVariables(List<StateVariable> variables, KeyedTable table, KeyedTable shared) {
        this.variables = variables;
        this.table = table;
        this.shared = shared;
        this.isShared = new boolean[variables.size()];
        for (int i = 0; i < isShared.length; i++) {
            isShared[i] = variables.get(i).scope() == Scope.SHARED;
        }
        shared.slots(new Column[0], new int[1], null, 0, 1, new int[1]);
    }

    /**
     * Turns to a key, or to none.
     *
     * @param newSlot the key's, or {@link #NO_SLOT}
     * @param now what is to be forgotten by now is
     * @param writtenAt what is written now lives from then on
     */
    void turnTo(int newSlot, long now, long writtenAt) {
        slot = newSlot;
        clock = now;
        written = writtenAt;
        removeExpired();
    }

    int slot() {
        return slot;
    }

    /** Keeps what was changed since the last time. */
    void keep() {
        removals.forEach(Runnable::run);
        removals.clear();
        changes.clear();
    }

    /** Takes back what was changed since the last {@link #keep}. */
    void undo() {
        removals.clear();
        for (int i = changes.size() - 1; i >= 0; i--) {
            changes.get(i).run();
        }
        changes.clear();
    }

    void assign(int variable, @Nullable Object value) {
        change(variable, value == null ? null : cell(variable, value));
    }

    private void change(int variable, @Nullable Object content) {
        Object old = content(variable);
        changes.add(() -> put(variable, old));
        put(variable, content);
    }

    void append(int variable, @Nullable Object value) {
        List<Cell> list = cells(variable);
        if (list == null) {
            list = new ArrayList<>();
            change(variable, list);
        }
        List<Cell> appended = list;
        changes.add(appended::removeLast);
        list.add(cell(variable, value));
    }

    void put(int variable, @Nullable Object key, @Nullable Object value) {
        Map<@Nullable Object, Cell> map = entries(variable);
        if (map == null) {
            map = new LinkedHashMap<>();
            change(variable, map);
        }
        Object entry = normal(key);
        if (REMOVED.equals(map.get(entry))) {
            map = new LinkedHashMap<>(map);
            map.remove(entry);
            change(variable, map);
        }
        Map<@Nullable Object, Cell> written = map;
        Cell old = map.put(entry, cell(variable, value));
        changes.add(() -> {
            if (old == null) {
                written.remove(entry);
            } else {
                written.put(entry, old);
            }
        });
    }

    void remove(int variable, @Nullable Object key) {
        Map<@Nullable Object, Cell> map = entries(variable);
        Object entry = normal(key);
        if (map != null && map.containsKey(entry)) {
            // It keeps its position until it is certain that no later action fails.
            Cell old = map.put(entry, REMOVED);
            changes.add(() -> map.put(entry, Objects.requireNonNull(old)));
            removals.add(() -> map.remove(entry, REMOVED));
        }
    }

    void clear(int variable) {
        change(variable, null);
    }

    @Nullable
    Object value(int variable) {
        return content(variable) instanceof Cell cell ? cell.value() : null;
    }

    List<@Nullable Object> list(int variable) {
        List<Cell> list = cells(variable);
        return list == null ? List.of() : values(list);
    }

    List<@Nullable Object> keys(int variable) {
        Map<@Nullable Object, Cell> map = entries(variable);
        if (map == null) {
            return List.of();
        }
        List<@Nullable Object> keys = new ArrayList<>(map.size());
        map.forEach((key, cell) -> {
            if (!cell.equals(REMOVED)) {
                keys.add(key);
            }
        });
        return Collections.unmodifiableList(keys);
    }

    List<@Nullable Object> values(int variable) {
        Map<@Nullable Object, Cell> map = entries(variable);
        return map == null ? List.of() : values(map.values());
    }

    @Nullable
    Object entry(int variable, @Nullable Object key) {
        Map<@Nullable Object, Cell> map = entries(variable);
        Cell cell = map == null ? null : map.get(normal(key));
        return cell == null ? null : cell.value();
    }

    /** When the first of the key's cells is forgotten, or {@link #NEVER}. */
    long firstExpiry() {
        long first = NEVER;
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).timeToLiveMs().isPresent() && !isShared[i]) {
                first = Math.min(first, firstExpiry(i));
            }
        }
        return first;
    }

    private long firstExpiry(int variable) {
        return switch (content(variable)) {
            case Cell cell -> cell.expires();
            case List<?> list ->
                list.stream().mapToLong(cell -> ((Cell) cell).expires()).min().orElse(NEVER);
            case Map<?, ?> map ->
                map.values().stream()
                        .mapToLong(cell -> ((Cell) cell).expires())
                        .min()
                        .orElse(NEVER);
            case null, default -> NEVER;
        };
    }

    private void removeExpired() {
        for (int i = 0; i < variables.size(); i++) {
            if (variables.get(i).timeToLiveMs().isPresent() && (slot != NO_SLOT || isShared[i])) {
                switch (content(i)) {
                    case Cell cell when cell.expires() <= clock -> put(i, null);
                    case List<?> list -> list.removeIf(cell -> ((Cell) cell).expires() <= clock);
                    case Map<?, ?> map -> map.values().removeIf(cell -> ((Cell) cell).expires() <= clock);
                    case null, default -> {}
                }
            }
        }
    }

    private Cell cell(int variable, @Nullable Object value) {
        return new Cell(
                value,
                variables.get(variable).timeToLiveMs().map(ttl -> written + ttl).orElse(NEVER));
    }

    /** Equal keys are equal as Java's objects, but for the two zeros. */
    private static @Nullable Object normal(@Nullable Object key) {
        return key instanceof Double number && number == 0 ? (Object) 0.0 : key;
    }

    private static List<@Nullable Object> values(java.util.Collection<Cell> cells) {
        List<@Nullable Object> values = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            if (!cell.equals(REMOVED)) {
                values.add(cell.value());
            }
        }
        return Collections.unmodifiableList(values);
    }

    private @Nullable Object content(int variable) {
        return isShared[variable] ? shared.objects(variable)[SHARED_SLOT] : table.objects(variable)[slot];
    }

    private void put(int variable, @Nullable Object content) {
        if (isShared[variable]) {
            shared.objects(variable)[SHARED_SLOT] = content;
        } else {
            table.objects(variable)[slot] = content;
        }
    }

    @SuppressWarnings("unchecked") // only append puts lists
    private @Nullable List<Cell> cells(int variable) {
        return (List<Cell>) content(variable);
    }

    @SuppressWarnings("unchecked") // only put puts maps
    private @Nullable Map<@Nullable Object, Cell> entries(int variable) {
        return (Map<@Nullable Object, Cell>) content(variable);
    }
}
