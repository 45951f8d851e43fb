package dev.millrace.runtime.expression.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the members at several paths of names in one pass over a JSON text, in UTF-8 and in place. For each path the
 * first member of each name counts, and the text is read only until all paths are settled.
 *
 * <p>Rows of one stream mostly have the same members in the same order. So the scanner remembers what stood before each
 * value of the last text's outer object, {@code ,"page_id":} say, and which member it was: where the next text has the
 * same bytes there, one comparison takes the place of reading and looking up the name.
 *
 * <p>What is not plainly well-formed, or deep, or escaped, is left {@link #UNSETTLED} for a full parser to judge. Belongs
 * to one thread.
 */
public final class JsonScanner {

    /** A start that says that the path leads to nothing that is a scalar. */
    public static final int ABSENT = -1;

    /** A start that says that this scanner does not know. */
    public static final int UNSETTLED = -2;

    /** Paths are a set of bits. */
    public static final int MAX_PATHS = 64;

    private static final int REMEMBERED_MEMBERS = 64;
    private static final int REMEMBERED_BYTES = 64;

    private final JsonPaths root;
    private final long all;
    private final int[] starts;
    private final int[] lengths;
    private final byte[][] leads = new byte[REMEMBERED_MEMBERS][0];
    private final int[] members = new int[REMEMBERED_MEMBERS];
    private byte[] heap = new byte[0];
    private int end;

    /** The paths that may still be met. */
    private long open;

    /** @param paths at most {@link #MAX_PATHS}, all different, each of one name or more */
    public JsonScanner(List<List<String>> paths) {
        this.root = JsonPaths.of(paths);
        this.all = root.paths();
        this.starts = new int[paths.size()];
        this.lengths = new int[paths.size()];
    }

    /** By path: where the scalar's text begins in the heap, without quotes, or {@link #ABSENT} or {@link #UNSETTLED}. */
    public int[] starts() {
        return starts;
    }

    /** By path, in bytes. */
    public int[] lengths() {
        return lengths;
    }

    /** Scans {@code newHeap[from .. newEnd - 1]}. */
    public void scan(byte[] newHeap, int from, int newEnd) {
        heap = newHeap;
        end = newEnd;
        open = all;
        Arrays.fill(starts, UNSETTLED);
        int at = JsonText.skipSpace(heap, from, end);
        if (at < end && heap[at] == '{') {
            scanRoot(at + 1);
        } else {
            absent(all);
        }
    }

    private void scanRoot(int from) {
        int at = from;
        for (int i = 0; at >= 0 && open != 0; i++) {
            if (i < REMEMBERED_MEMBERS && standsAt(leads[i], at)) {
                // This text may have more space before the value than the one remembered.
                at = value(JsonText.skipSpace(heap, at + leads[i].length, end), root, members[i]);
            } else {
                at = unknownMember(i, at);
            }
        }
    }

    private boolean standsAt(byte[] lead, int at) {
        int length = lead.length;
        return length > 0 && at + length <= end && Bytes.equal(heap, at, lead, 0, length);
    }

    /** Reads the i-th member of the outer object and remembers what stood before its value. */
    private int unknownMember(int i, int from) {
        int name = nextName(from, i == 0);
        if (name < 0) {
            return JsonText.UNSURE;
        }
        if (heap[name] == '}') {
            absent(open);
            return name + 1;
        }
        int close = JsonText.name(heap, name, end);
        int value = close < 0 ? JsonText.UNSURE : JsonText.skipColon(heap, close + 1, end);
        if (value < 0) {
            return JsonText.UNSURE;
        }
        int member = root.find(heap, name + 1, close - name - 1);
        if (i < REMEMBERED_MEMBERS && value - from <= REMEMBERED_BYTES) {
            leads[i] = Arrays.copyOfRange(heap, from, value);
            members[i] = member;
        }
        return value(value, root, member);
    }

    /** From behind an opening brace or a value to the next name or the closing brace. */
    private int nextName(int from, boolean first) {
        int at = JsonText.skipSpace(heap, from, end);
        if (at >= end) {
            return JsonText.UNSURE;
        }
        if (first || heap[at] == '}') {
            return at;
        }
        return heap[at] == ',' ? name(at + 1) : JsonText.UNSURE;
    }

    private int name(int from) {
        int at = JsonText.skipSpace(heap, from, end);
        return at < end && heap[at] == '"' ? at : JsonText.UNSURE;
    }

    /** Takes or skips the value of a member; the position after it, or unsure. */
    private int value(int at, JsonPaths asked, int member) {
        if (member < 0) {
            return JsonText.skipValue(heap, at, end);
        }
        int path = asked.path()[member];
        long ends = path < 0 ? 0 : 1L << path & open;
        long below = asked.below()[member].paths() & open;
        if (below != 0) {
            if (at < end && heap[at] == '{') {
                absent(ends);
                return object(at + 1, asked.below()[member]);
            }
            absent(below);
        }
        return ends == 0 ? JsonText.skipValue(heap, at, end) : scalar(at, path);
    }

    private int scalar(int at, int path) {
        if (at >= end) {
            return JsonText.UNSURE;
        }
        byte first = heap[at];
        if (first == '"') {
            return text(at, path);
        }
        int after = JsonText.skipValue(heap, at, end);
        if (after < 0) {
            return JsonText.UNSURE;
        }
        if (first == '{' || first == '[' || first == 'n') {
            absent(1L << path);
        } else {
            found(path, at, after);
        }
        return after;
    }

    private int text(int at, int path) {
        int close = JsonText.special(heap, at + 1, end);
        if (close < end && heap[close] == '"') {
            found(path, at + 1, close);
            return close + 1;
        }
        // Escaped, it seems: not for us, but what follows may be.
        open &= ~(1L << path);
        return JsonText.skipString(heap, at + 1, end);
    }

    /** An inner object of whose members some are asked; the position after it. */
    private int object(int from, JsonPaths asked) {
        int at = from;
        for (boolean first = true; at >= 0 && open != 0; first = false) {
            at = nextName(at, first);
            if (at >= 0 && heap[at] == '}') {
                absent(asked.paths() & open);
                return at + 1;
            }
            int close = at < 0 ? JsonText.UNSURE : JsonText.name(heap, at, end);
            int value = close < 0 ? JsonText.UNSURE : JsonText.skipColon(heap, close + 1, end);
            if (value < 0) {
                return JsonText.UNSURE;
            }
            at = value(value, asked, asked.find(heap, at + 1, close - at - 1));
        }
        return at;
    }

    private void found(int path, int start, int after) {
        open &= ~(1L << path);
        starts[path] = start;
        lengths[path] = after - start;
    }

    private void absent(long paths) {
        open &= ~paths;
        for (long left = paths; left != 0; left &= left - 1) {
            starts[Long.numberOfTrailingZeros(left)] = ABSENT;
        }
    }
}
