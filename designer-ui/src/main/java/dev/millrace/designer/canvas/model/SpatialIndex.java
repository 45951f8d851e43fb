package dev.millrace.designer.canvas.model;

import dev.millrace.model.geometry.Rectangle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what lies in an area: a grid of square cells, each with what touches it. What is larger than some cells together
 * is kept apart and always looked at. Built once for a scene.
 */
final class SpatialIndex<T> {

    private static final double CELL = 512;
    private static final int MOST_CELLS = 64;

    private record Entry<T>(T item, Rectangle bounds) {}

    private final Map<Long, List<Entry<T>>> cells = new HashMap<>();
    private final List<Entry<T>> large = new ArrayList<>();

    void add(T item, Rectangle bounds) {
        Entry<T> entry = new Entry<>(item, bounds);
        long columns = cell(bounds.maxX()) - cell(bounds.x()) + 1;
        long rows = cell(bounds.maxY()) - cell(bounds.y()) + 1;
        if (columns * rows > MOST_CELLS) {
            large.add(entry);
            return;
        }
        for (long column = cell(bounds.x()); column <= cell(bounds.maxX()); column++) {
            for (long row = cell(bounds.y()); row <= cell(bounds.maxY()); row++) {
                cells.computeIfAbsent(key(column, row), key -> new ArrayList<>())
                        .add(entry);
            }
        }
    }

    /** Each item whose bounds touch the area, once, in no particular order. */
    Set<T> in(Rectangle area) {
        Set<T> found = new LinkedHashSet<>();
        collect(large, area, found);
        long columns = cell(area.maxX()) - cell(area.x()) + 1;
        long rows = cell(area.maxY()) - cell(area.y()) + 1;
        if (columns * rows > cells.size()) {
            cells.values().forEach(entries -> collect(entries, area, found));
            return found;
        }
        for (long column = cell(area.x()); column <= cell(area.maxX()); column++) {
            for (long row = cell(area.y()); row <= cell(area.maxY()); row++) {
                List<Entry<T>> entries = cells.get(key(column, row));
                if (entries != null) {
                    collect(entries, area, found);
                }
            }
        }
        return found;
    }

    private void collect(List<Entry<T>> entries, Rectangle area, Set<T> found) {
        for (Entry<T> entry : entries) {
            if (entry.bounds().intersects(area)) {
                found.add(entry.item());
            }
        }
    }

    private static long cell(double coordinate) {
        return (long) Math.floor(coordinate / CELL);
    }

    private static long key(long column, long row) {
        return (column << 32) ^ (row & 0xffff_ffffL);
    }
}
