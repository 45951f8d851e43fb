package dev.millrace.runtime.connector.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.SourceReader.Malformed;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of comma-separated values. FastCSV cuts it into fields; where FastCSV gives up (a quote that is not closed,
 * text after a closing quote), the record's first line is reported and reading goes on with the line after it, by a new
 * parser on the bytes that the input has kept.
 */
final class CsvFile implements AutoCloseable {

    static final int MAX_FIELD_BYTES = 1 << 24;
    /** Not bytes, so never found. */
    private static final char NO_QUOTE = '\uFFFF';

    private static final char NO_DELIMITER = '\uFFFE';

    private final String name;
    private final CsvFormat format;
    private final ByteCharReader input;
    private final RecordHandler handler;
    private final MalformedRecords faults;
    private CloseableIterator<RecordHandler> records;
    private int width;
    private boolean widthKnown;

    private CsvFile(String name, CsvFormat format, InputStream bytes) {
        this.name = name;
        this.format = format;
        this.input = new ByteCharReader(bytes);
        this.handler = new RecordHandler(input, format.nullText());
        this.faults = new MalformedRecords(format, input, handler);
        this.records = parser();
    }

    /** Reads the header line, if there is to be one. */
    static CsvFile open(String name, CsvFormat format, CsvTargets targets, InputStream bytes) throws IOException {
        CsvFile file = new CsvFile(name, format, bytes);
        @Nullable Target[] byPosition = format.header() ? targets.byName(name, file.header()) : targets.byPosition();
        file.widthKnown = format.header();
        file.width = byPosition.length;
        file.handler.useTargets(byPosition);
        return file;
    }

    private CloseableIterator<RecordHandler> parser() {
        return CsvReader.builder()
                .fieldSeparator(format.delimiter() == 0 ? NO_DELIMITER : format.delimiter())
                .quoteCharacter(format.quote() == 0 ? NO_QUOTE : format.quote())
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(MAX_FIELD_BYTES)
                .build(handler, input)
                .iterator();
    }

    private List<String> header() throws IOException {
        do {
            try {
                if (!advance()) {
                    throw new ConnectorException(
                            "MISSING_HEADER", name + " is empty; expected a header line with the columns' names.");
                }
            } catch (CsvParseException badHeader) {
                throw new ConnectorException(
                        "MALFORMED_LINE", faults.structural().located(name));
            }
        } while (handler.isEmpty());
        return List.copyOf(handler.names());
    }

    /**
     * Reads records into rows from {@code from} on.
     *
     * @param limit first row that is not to be filled
     * @param patience most malformed records to go past
     * @return rows filled, or -1 if the file was over before any record
     */
    int read(Batch rows, int limit, int patience, Malformed malformed) throws IOException {
        handler.bind(rows.columns());
        int row = 0;
        int skipped = 0;
        while (row < limit && skipped < patience) {
            handler.setRow(row);
            boolean more;
            try {
                more = advance();
            } catch (CsvParseException structure) {
                recover(malformed);
                skipped++;
                continue;
            }
            if (!more) {
                return row == 0 && skipped == 0 ? -1 : row;
            }
            if (takeRecord()) {
                row++;
            } else if (!handler.isEmpty() || width == 1) {
                (handler.fields() == width ? faults.field() : faults.ragged(width)).report(name, malformed);
                skipped++;
            }
        }
        return row;
    }

    private boolean takeRecord() throws IOException {
        if (handler.isEmpty()) {
            if (width != 1) {
                return false;
            }
            handler.takeEmptyField();
        } else if (!widthKnown) {
            width = Math.max(width, handler.fields());
            widthKnown = true;
        }
        return handler.fields() == width && handler.faulty() == null;
    }

    private boolean advance() throws IOException {
        try {
            return records.hasNext() && records.next() == handler;
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        } catch (CsvParseException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    private void recover(Malformed malformed) throws IOException {
        MalformedRecords.Fault fault = faults.structural();
        input.continueAfterLine(handler.markStart());
        handler.continueAfterLine();
        records = parser();
        fault.report(name, malformed);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
