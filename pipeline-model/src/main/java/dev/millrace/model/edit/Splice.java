package dev.millrace.model.edit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one list becomes another: a range is cut out and another put in its place. Where both have one length, only the
 * elements that differ are kept. Documents share what did not change, so comparing is mostly comparing references.
 *
 * @param oldSize length of the list that this applies to
 * @param removed elements cut out at the start
 */
record Splice<T>(int oldSize, int start, int removed, List<T> inserted, Map<Integer, T> replaced) {

    static <T> Splice<T> between(List<T> from, List<T> to) {
        int shorter = Math.min(from.size(), to.size());
        int start = 0;
        while (start < shorter && same(from.get(start), to.get(start))) {
            start++;
        }
        if (from.size() == to.size()) {
            Map<Integer, T> replaced = new LinkedHashMap<>();
            for (int i = start; i < to.size(); i++) {
                if (!same(from.get(i), to.get(i))) {
                    replaced.put(i, to.get(i));
                }
            }
            return new Splice<>(from.size(), 0, 0, List.of(), replaced);
        }
        int tail = 0;
        while (tail < shorter - start && same(from.get(from.size() - 1 - tail), to.get(to.size() - 1 - tail))) {
            tail++;
        }
        return new Splice<>(
                from.size(),
                start,
                from.size() - tail - start,
                List.copyOf(to.subList(start, to.size() - tail)),
                Map.of());
    }

    boolean isEmpty() {
        return removed == 0 && inserted.isEmpty() && replaced.isEmpty();
    }

    List<T> apply(List<T> list) {
        if (list.size() != oldSize) {
            throw new IllegalArgumentException("made for " + oldSize + " elements, applied to " + list.size());
        }
        List<T> changed = new ArrayList<>(list);
        List<T> cut = changed.subList(start, start + removed);
        cut.clear();
        changed.addAll(start, inserted);
        replaced.forEach(changed::set);
        return changed;
    }

    /** Equal, the order of settings included, which maps leave aside when they are compared and not when printed. */
    @SuppressWarnings("ReferenceEquality") // Nearly all elements are shared; printing them all would be slow.
    private static boolean same(Object left, Object right) {
        return left == right || (left.equals(right) && left.toString().equals(right.toString()));
    }
}
