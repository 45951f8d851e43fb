package dev.millrace.runtime.state;

import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows as columns that are kept for a while, addressed by numbers. A row belongs to an arena, a namespace such as a pane:
 * it is forgotten when nobody holds it any more, or with its arena, at a cost that does not depend on the number of rows.
 *
 * <p>Rows lie in small blocks of columns, which an arena takes when it needs them and leaves behind for the next one.
 * Texts are appended to their block's heap, so a block's texts are written anew after as many rows were replaced or
 * forgotten as it has. Beside its values a row takes 20 bytes: two numbers that its owner orders it by, and how many hold
 * it.
 *
 * <p>Belongs to one subtask's thread.
 */
public final class RowStore {

    private static final int BLOCK_BITS = 6;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int INITIAL = 16;

    private final List<DataType> types;
    private final Map<Long, Arena> arenas = new HashMap<>();
    private Block[] blocks = new Block[INITIAL];
    private int blockCount;
    private int[] unused = new int[INITIAL];
    private int unusedCount;

    private static final class Block {
        private final Column[] columns;
        private final long[] ranks = new long[BLOCK];
        private final long[] ordinals = new long[BLOCK];
        private final int[] holders = new int[BLOCK];
        private Arena owner;
        private int outdated;

        Block(Column[] columns, Arena owner) {
            this.columns = columns;
            this.owner = owner;
        }
    }

    /** The rows of one namespace. */
    public final class Arena {

        private int[] mine = new int[1];
        private int mineCount;
        private int inLast = BLOCK;
        private int[] free = new int[INITIAL];
        private int freeCount;

        private Arena() {}

        /** Adds a copy of a row, held once. */
        public int add(Column[] from, int fromRow, long rank, long ordinal) {
            int row = freeCount > 0 ? free[--freeCount] : newRow();
            Block block = blocks[row >> BLOCK_BITS];
            block.holders[row & (BLOCK - 1)] = 1;
            write(block, row & (BLOCK - 1), from, fromRow);
            block.ranks[row & (BLOCK - 1)] = rank;
            block.ordinals[row & (BLOCK - 1)] = ordinal;
            return row;
        }

        private int newRow() {
            if (inLast == BLOCK) {
                inLast = 0;
                if (mineCount == mine.length) {
                    mine = Arrays.copyOf(mine, 2 * mineCount);
                }
                mine[mineCount++] = takeBlock(this);
            }
            return (mine[mineCount - 1] << BLOCK_BITS) + inLast++;
        }

        private void free(int row) {
            if (freeCount == free.length) {
                free = Arrays.copyOf(free, 2 * freeCount);
            }
            free[freeCount++] = row;
        }
    }

    /**
     * @param types of the fields of a row
     */
    public RowStore(List<DataType> types) {
        this.types = List.copyOf(types);
    }

    /** The rows of a namespace; new ones when it is absent. */
    public Arena arena(long namespace) {
        return arenas.computeIfAbsent(namespace, absent -> new Arena());
    }

    /** Forgets a namespace. Its rows may be read until the next one is added. */
    public void drop(long namespace) {
        Arena dropped = arenas.remove(namespace);
        if (dropped == null) {
            return;
        }
        if (unusedCount + dropped.mineCount > unused.length) {
            unused = Arrays.copyOf(unused, 2 * (unusedCount + dropped.mineCount));
        }
        System.arraycopy(dropped.mine, 0, unused, unusedCount, dropped.mineCount);
        unusedCount += dropped.mineCount;
    }

    private int takeBlock(Arena arena) {
        if (unusedCount > 0) {
            int number = unused[--unusedCount];
            Block block = blocks[number];
            for (Column column : block.columns) {
                column.clear();
            }
            block.owner = arena;
            block.outdated = 0;
            return number;
        }
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blockCount);
        }
        List<Column> columns = new ArrayList<>(types.size());
        types.forEach(type -> columns.add(Column.create(type, BLOCK)));
        blocks[blockCount] = new Block(columns.toArray(Column[]::new), arena);
        return blockCount++;
    }

    /** Writes another row in the place of one that is held once. */
    public void replace(int row, Column[] from, int fromRow, long rank, long ordinal) {
        Block block = blocks[row >> BLOCK_BITS];
        int at = row & (BLOCK - 1);
        write(block, at, from, fromRow);
        block.ranks[at] = rank;
        block.ordinals[at] = ordinal;
        outdate(block);
    }

    private static void write(Block block, int at, Column[] from, int fromRow) {
        for (int c = 0; c < block.columns.length; c++) {
            block.columns[c].copy(at, from[c], fromRow);
        }
    }

    /** One more holds a row. */
    public void hold(int row) {
        blocks[row >> BLOCK_BITS].holders[row & (BLOCK - 1)]++;
    }

    /** One fewer holds a row; without any it is forgotten. */
    public void release(int row) {
        Block block = blocks[row >> BLOCK_BITS];
        int at = row & (BLOCK - 1);
        if (--block.holders[at] > 0) {
            return;
        }
        block.owner.free(row);
        for (Column column : block.columns) {
            if (column instanceof BytesColumn) {
                column.setNull(at);
            }
        }
        outdate(block);
    }

    /** Texts that nobody needs any more take memory until they are as many as the block's rows. */
    private static void outdate(Block block) {
        if (++block.outdated < BLOCK) {
            return;
        }
        block.outdated = 0;
        for (int c = 0; c < block.columns.length; c++) {
            Column column = block.columns[c];
            if (column instanceof BytesColumn) {
                Column fresh = Column.create(column.type(), BLOCK);
                for (int row = 0; row < BLOCK; row++) {
                    fresh.copy(row, column, row);
                }
                block.columns[c] = fresh;
            }
        }
    }

    /** The number by which a row is ordered first, as it was given. */
    public long rank(int row) {
        return blocks[row >> BLOCK_BITS].ranks[row & (BLOCK - 1)];
    }

    /** The number by which a row is ordered last, as it was given. */
    public long ordinal(int row) {
        return blocks[row >> BLOCK_BITS].ordinals[row & (BLOCK - 1)];
    }

    /** The columns that a row lies in, at {@link #position}. */
    public Column[] columns(int row) {
        return blocks[row >> BLOCK_BITS].columns;
    }

    /** Where a row is in its columns. */
    public static int position(int row) {
        return row & (BLOCK - 1);
    }

    /** Copies a row's fields to the first columns. */
    public void copy(int row, Column[] to, int at) {
        Column[] columns = blocks[row >> BLOCK_BITS].columns;
        for (int c = 0; c < columns.length; c++) {
            to[c].copy(at, columns[c], row & (BLOCK - 1));
        }
    }

    /** Bytes held on the heap. */
    public long sizeBytes() {
        long bytes = 0;
        for (int i = 0; i < blockCount; i++) {
            bytes += 20L * BLOCK;
            for (Column column : blocks[i].columns) {
                bytes += column.sizeBytes(BLOCK) + BLOCK;
            }
        }
        return bytes;
    }
}
