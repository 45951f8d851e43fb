package dev.millrace.runtime.expression.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths of member names that are looked for together, as a tree: what is asked of an object's members.
 *
 * @param names the members, as UTF-8
 * @param path by member: the path that ends there, or -1
 * @param below by member: what is asked of its own members; without names if nothing is
 * @param paths those that end here or below, as a set of bits
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record JsonPaths(byte[][] names, int[] path, JsonPaths[] below, long paths) {

    /** @param paths each of one name or more, all different */
    static JsonPaths of(List<List<String>> paths) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            entries.add(new Entry(paths.get(i), i));
        }
        return tree(entries);
    }

    private static JsonPaths tree(List<Entry> entries) {
        List<String> names =
                entries.stream().map(entry -> entry.names().get(0)).distinct().toList();
        byte[][] bytes = new byte[names.size()][];
        int[] path = new int[names.size()];
        JsonPaths[] below = new JsonPaths[names.size()];
        long paths = 0;
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            bytes[i] = name.getBytes(StandardCharsets.UTF_8);
            path[i] = -1;
            List<Entry> rest = new ArrayList<>();
            for (Entry entry : entries) {
                if (entry.names().get(0).equals(name)) {
                    paths |= 1L << entry.index();
                    if (entry.names().size() == 1) {
                        path[i] = entry.index();
                    } else {
                        rest.add(
                                new Entry(entry.names().subList(1, entry.names().size()), entry.index()));
                    }
                }
            }
            below[i] = tree(rest);
        }
        return new JsonPaths(bytes, path, below, paths);
    }

    /** The member of this name, or -1. */
    int find(byte[] heap, int start, int length) {
        for (int i = 0; i < names.length; i++) {
            byte[] name = names[i];
            if (name.length == length && Bytes.equal(heap, start, name, 0, length)) {
                return i;
            }
        }
        return -1;
    }

    private record Entry(List<String> names, int index) {}
}
