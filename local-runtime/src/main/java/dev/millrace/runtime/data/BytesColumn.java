package dev.millrace.runtime.data;

import dev.millrace.model.schema.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strings as UTF-8, and byte strings. Each row is a range of one heap, so that a substring of another column's row is a
 * range and not a copy ({@link #shareHeap}).
 */
public final class BytesColumn extends Column {

    private final int[] starts;
    private final int[] lengths;
    private byte[] heap;
    private byte[] ownHeap;
    private int heapUsed;
    private boolean heapShared;

    public BytesColumn(DataType type, int capacity) {
        super(type, capacity);
        this.starts = new int[capacity];
        this.lengths = new int[capacity];
        this.heap = new byte[capacity * 8];
        this.ownHeap = heap;
    }

    /** Where each row begins in {@link #heap()}. */
    public int[] starts() {
        return starts;
    }

    public int[] lengths() {
        return lengths;
    }

    /** The bytes; replaced when it grows, so fetch it again after a write. */
    public byte[] heap() {
        return heap;
    }

    @Override
    public void clear() {
        super.clear();
        useOwnHeap();
    }

    /** From now on rows are ranges of another column's heap, set by {@link #setRange}; until {@link #clear()}. */
    public void shareHeap(BytesColumn owner) {
        heap = owner.heap;
        heapShared = true;
    }

    /** Ends {@link #shareHeap} and empties the heap: no row has a value until it is set again. Nulls stay. */
    public void useOwnHeap() {
        heap = ownHeap;
        heapShared = false;
        heapUsed = 0;
    }

    /** A row as a range of the heap. */
    public void setRange(int row, int start, int length) {
        starts[row] = start;
        lengths[row] = length;
    }

    /** Appends to the heap. */
    public void set(int row, byte[] source, int offset, int length) {
        int at = reserve(length);
        System.arraycopy(source, offset, heap, at, length);
        starts[row] = at;
        lengths[row] = length;
    }

    public void set(int row, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        set(row, bytes, 0, bytes.length);
    }

    /** Makes room for {@code length} bytes at the heap's end and gives their position; {@link #heap()} may change. */
    public int reserve(int length) {
        if (heapShared) {
            throw new IllegalStateException("a shared heap cannot grow");
        }
        int at = heapUsed;
        int needed = Math.addExact(at, length);
        if (needed > heap.length) {
            heap = Arrays.copyOf(heap, (int) Math.min(Integer.MAX_VALUE - 16L, Math.max(needed, heap.length * 2L)));
            ownHeap = heap;
        }
        heapUsed = needed;
        return at;
    }

    /** Gives back the end of the last reservation. */
    public void shrinkTo(int end) {
        heapUsed = end;
    }

    public String text(int row) {
        return new String(heap, starts[row], lengths[row], StandardCharsets.UTF_8);
    }

    @Override
    void copyValue(int row, Column from, int fromRow) {
        BytesColumn source = (BytesColumn) from;
        set(row, source.heap, source.starts[fromRow], source.lengths[fromRow]);
    }

    @Override
    void gatherValues(int at, Column from, int[] rows, int offset, int count) {
        BytesColumn source = (BytesColumn) from;
        for (int i = 0; i < count; i++) {
            int row = rows[offset + i];
            if (source.isNull(row)) {
                continue;
            }
            set(at + i, source.heap, source.starts[row], source.lengths[row]);
        }
    }

    @Override
    Object boxedValue(int row) {
        return type() == DataType.Scalar.STRING
                ? text(row)
                : Arrays.copyOfRange(heap, starts[row], starts[row] + lengths[row]);
    }

    @Override
    void setBoxedValue(int row, Object value) {
        if (value instanceof String text) {
            set(row, text);
        } else {
            byte[] bytes = (byte[]) value;
            set(row, bytes, 0, bytes.length);
        }
    }

    @Override
    public long sizeBytes(int rows) {
        return heapShared ? 8L * rows : heapUsed + 8L * rows;
    }
}
