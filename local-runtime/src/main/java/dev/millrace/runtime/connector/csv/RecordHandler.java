package dev.millrace.runtime.connector.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import dev.millrace.runtime.data.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the fields of one record straight from the parser's buffer into one row of a batch, and remembers what is
 * needed if they cannot be taken: where the record begins, and the first field that has no value of its type.
 */
final class RecordHandler extends CsvCallbackHandler<RecordHandler> {

    private final ByteCharReader input;
    private final char[] nullText;
    private @Nullable Target[] targets = new @Nullable Target[0];
    private Column[] columns = new Column[0];
    private @Nullable List<String> names = new ArrayList<>();
    private int row;
    private int fields;
    private boolean empty;
    private long line;
    private long markedLine = 1;
    private long linesBefore;
    private @Nullable Target faulty;
    private long faultPosition;
    private byte[] faultText = new byte[0];

    RecordHandler(ByteCharReader input, String nullText) {
        this.input = input;
        this.nullText = ByteText.characters(nullText);
    }

    /** The fields of the record as text, until {@link #useTargets}. */
    List<String> names() {
        return names == null ? List.of() : names;
    }

    /** From now on fields are values. */
    void useTargets(@Nullable Target[] byPosition) {
        names = null;
        targets = byPosition;
        columns = new Column[0];
    }

    /** Values go to these columns from now on. */
    void bind(Column[] newColumns) {
        columns = newColumns;
        for (Target target : targets) {
            if (target != null) {
                target.parser().bind(newColumns[target.index()]);
            }
        }
    }

    /** The row that the next record goes to. */
    void setRow(int newRow) {
        row = newRow;
    }

    /** A new parser will count lines from 1, beginning with the line after the record's first. */
    void continueAfterLine() {
        linesBefore = line;
        markedLine = line + 1;
    }

    /** Whether the record is a line without any character. */
    boolean isEmpty() {
        return empty;
    }

    int fields() {
        return fields;
    }

    /** The field that has no value of its type, or null. */
    @Nullable
    Target faulty() {
        return faulty;
    }

    long faultPosition() {
        return faultPosition;
    }

    byte[] faultText() {
        return faultText;
    }

    /** The line, from 1, on which the record begins. */
    long line() {
        return line;
    }

    /** Where in the file the record begins; moves the mark there. */
    long markStart() throws java.io.IOException {
        long start = input.skipLines(input.mark(), line - markedLine);
        mark(start);
        return start;
    }

    private void mark(long start) {
        input.keepFrom(start);
        markedLine = line;
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        line = linesBefore + startingLineNumber;
        fields = 0;
        empty = false;
        faulty = null;
        if (names != null) {
            names.clear();
        }
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        int index = fields++;
        if (index == 0) {
            mark(input.positionOf(offset) - (quoted ? 1 : 0));
        }
        if (names != null) {
            names.add(ByteText.string(buffer, offset, length));
        } else if (index < targets.length) {
            Target target = targets[index];
            if (target != null) {
                take(target, buffer, offset, length, quoted);
            }
        }
    }

    private void take(Target target, char[] buffer, int offset, int length, boolean quoted) {
        Column column = columns[target.index()];
        boolean isNull = !quoted && isNullText(buffer, offset, length) && !target.keepsNullText();
        if (isNull && target.nullable()) {
            column.setNull(row);
            return;
        }
        column.setNotNull(row);
        boolean taken = !isNull && target.parser().parse(buffer, offset, offset + length, row);
        if (!taken && faulty == null) {
            faulty = target;
            faultPosition = input.positionOf(offset);
            faultText = ByteText.bytes(buffer, offset, length);
        }
    }

    private boolean isNullText(char[] buffer, int offset, int length) {
        if (length != nullText.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer[offset + i] != nullText[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    protected void setEmpty() {
        empty = true;
    }

    /** A line without any character, taken as a record with one field. */
    void takeEmptyField() throws java.io.IOException {
        if (targets.length > 0 && targets[0] != null) {
            long start = markStart();
            take(targets[0], new char[0], 0, 0, false);
            faultPosition = start;
        }
        fields = 1;
    }

    @Override
    protected RecordHandler buildRecord() {
        return this;
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are off");
    }
}
