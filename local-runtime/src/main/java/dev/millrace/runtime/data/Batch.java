package dev.millrace.runtime.data;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.schema.Schema.Changes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@link #capacity()} rows as columns, with event timestamps, the rows that are still selected, and the stretch
 * of the stream's order that the batch covers.
 *
 * <p>Whoever hands a batch on keeps owning it: the receiver reads it until it has been fully processed and copies what
 * it wants to keep. Columns may be shared with other batches of the same chain.
 *
 * <p>A batch covers the places {@code [fromPlace, toPlace)} of its {@link Track}: when it has been processed, so have
 * they, and the stream's watermark is {@link #watermarkAfter()}. A batch without rows moves the watermark alone.
 */
public final class Batch {

    private final int capacity;
    private Column[] columns;
    private int size;
    private long @Nullable [] timestamps;
    private boolean @Nullable [] retractions;
    private int @Nullable [] selection;
    private int selected;
    private int @Nullable [] places;
    private Track track = Track.flat(0, 0, Long.MIN_VALUE);
    private int toPlace;
    private long frontier;
    private @Nullable Combined combined;

    public Batch(Column[] columns, int capacity) {
        this.columns = columns;
        this.capacity = capacity;
    }

    /** An empty batch with a column per field. */
    public static Batch create(Schema schema, int capacity) {
        Batch batch = create(schema.types(), schema.eventTime(), capacity);
        if (schema.changes() == Changes.RETRACT) {
            batch.retractions = new boolean[capacity];
        }
        return batch;
    }

    public static Batch create(List<DataType> types, boolean eventTime, int capacity) {
        Column[] columns =
                types.stream().map(type -> Column.create(type, capacity)).toArray(Column[]::new);
        Batch batch = new Batch(columns, capacity);
        if (eventTime) {
            batch.timestamps = new long[capacity];
        }
        return batch;
    }

    public int capacity() {
        return capacity;
    }

    public Column column(int index) {
        return columns[index];
    }

    public Column[] columns() {
        return columns;
    }

    public void setColumns(Column[] newColumns) {
        columns = newColumns;
    }

    /** Rows in the columns, selected or not. */
    public int size() {
        return size;
    }

    /** Sets the number of rows and selects all of them. */
    public void setSize(int rows) {
        size = rows;
        selection = null;
        selected = rows;
    }

    /** Positions of the selected rows, ascending, in the first {@link #selected()} elements; null: all rows. */
    public int @Nullable [] selection() {
        return selection;
    }

    /** Number of selected rows. */
    public int selected() {
        return selected;
    }

    /** Selects these rows of the columns; the array is not copied. */
    public void select(int @Nullable [] rows, int count) {
        selection = rows;
        selected = count;
    }

    /** The i-th selected row's position in the columns. */
    public int row(int i) {
        return selection == null ? i : selection[i];
    }

    /** Event time in ms by row of the columns; null: the stream has none. */
    public long @Nullable [] timestamps() {
        return timestamps;
    }

    public void setTimestamps(long @Nullable [] newTimestamps) {
        timestamps = newTimestamps;
    }

    /** By row of the columns, whether it takes an earlier row back; null: no row does. */
    public boolean @Nullable [] retractions() {
        return retractions;
    }

    public void setRetractions(boolean @Nullable [] newRetractions) {
        retractions = newRetractions;
    }

    /** Whether a row of the columns takes an earlier, equal one back. */
    public boolean isRetraction(int row) {
        return retractions != null && retractions[row];
    }

    /** Forgets rows and nulls; for a batch that owns its columns. */
    public void clear() {
        for (Column column : columns) {
            column.clear();
        }
        setSize(0);
    }

    public Track track() {
        return track;
    }

    /** The place of a row in the track. */
    public int place(int row) {
        return places == null ? row : places[row];
    }

    /** By row of the columns; null: row i is at place i. */
    public int @Nullable [] places() {
        return places;
    }

    /** The first place that this batch does not cover. */
    public int toPlace() {
        return toPlace;
    }

    /** No later batch on this way has a row whose ordinal is below. */
    public long frontier() {
        return frontier;
    }

    /** Puts the batch into the stream's order. */
    public void setOrder(Track newTrack, int @Nullable [] newPlaces, int newToPlace, long newFrontier) {
        track = newTrack;
        places = newPlaces;
        toPlace = newToPlace;
        frontier = newFrontier;
    }

    /** Takes over another batch's order, for rows that stayed where they were. */
    public void setOrderOf(Batch other) {
        setOrder(other.track, other.places, other.toPlace, other.frontier);
    }

    /**
     * What stands for further rows, all of them behind the rows of the columns and before {@link #toPlace()}'s watermark;
     * null: nothing.
     */
    public @Nullable Combined combined() {
        return combined;
    }

    public void setCombined(@Nullable Combined newCombined) {
        combined = newCombined;
    }

    /** Rows that the batch brings: the selected ones and those that it has something in place of. */
    public long rowsBrought() {
        return combined == null ? selected : selected + combined.rows();
    }

    /** The watermark before a row of the columns. */
    public long watermarkBefore(int row) {
        return track.watermarkBefore(place(row));
    }

    /** The watermark when all of the batch has been processed. */
    public long watermarkAfter() {
        return track.watermarkBefore(toPlace);
    }

    /** Bytes that the selected rows take, for telemetry. */
    public long sizeBytes() {
        long bytesInPlace = combined == null ? 0 : combined.sizeBytes();
        if (size == 0) {
            return bytesInPlace;
        }
        long bytes = timestamps == null ? 0 : 8L * size;
        for (Column column : columns) {
            bytes += column.sizeBytes(size);
        }
        return bytesInPlace + bytes * selected / size;
    }
}
