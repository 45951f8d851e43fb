package dev.millrace.runtime.exchange;

import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.expression.KeyHash;
import java.util.List;

/** The ways to spread rows over the subtasks of a receiver. */
public final class Partitioners {

    private Partitioners() {}

    /** All rows to one channel: forward, and gathering into one subtask. */
    public static Partitioner single() {
        return whole(batch -> 0);
    }

    /** Whole blocks in turn, so that each receiver has runs of the source's order. */
    public static Partitioner rebalance(int channels, long blockSize) {
        return whole(batch -> (int) Math.floorMod(batch.track().base() / blockSize, (long) channels));
    }

    /** Every row to every channel. */
    public static Partitioner broadcast() {
        return whole(batch -> Partitioner.EVERY);
    }

    /** By the key group of some fields. */
    public static Partitioner hash(List<Integer> keys, int channels, int maxParallelism, int batchSize) {
        return new HashPartitioner(keys, channels, maxParallelism, batchSize);
    }

    private static Partitioner whole(java.util.function.ToIntFunction<Batch> channel) {
        return new Partitioner() {
            @Override
            public int channelOfAll(Batch batch) {
                return channel.applyAsInt(batch);
            }

            @Override
            public void channelOf(Batch batch, int[] channels) {
                throw new IllegalStateException("this partitioner sends whole batches");
            }
        };
    }

    private static final class HashPartitioner implements Partitioner {

        private final int[] fields;
        private final Column[] columns;
        private final int[] hashes;
        private final int[] channelOfGroup;

        HashPartitioner(List<Integer> keys, int channels, int maxParallelism, int batchSize) {
            fields = keys.stream().mapToInt(Integer::intValue).toArray();
            columns = new Column[fields.length];
            hashes = new int[batchSize];
            channelOfGroup = new int[maxParallelism];
            for (int group = 0; group < maxParallelism; group++) {
                channelOfGroup[group] = KeyHash.subtask(group, channels, maxParallelism);
            }
        }

        @Override
        public int channelOfAll(Batch batch) {
            return BY_ROW;
        }

        @Override
        public void channelOf(Batch batch, int[] channels) {
            for (int k = 0; k < fields.length; k++) {
                columns[k] = batch.column(fields[k]);
            }
            int count = batch.selected();
            KeyHash.hash(columns, batch.selection(), count, hashes);
            KeyHash.keyGroups(hashes, count, channelOfGroup.length, channels);
            for (int i = 0; i < count; i++) {
                channels[i] = channelOfGroup[channels[i]];
            }
        }
    }
}
