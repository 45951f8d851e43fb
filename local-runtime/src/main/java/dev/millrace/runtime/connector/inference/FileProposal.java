package dev.millrace.runtime.connector.inference;

import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import java.util.List;
import java.util.Optional;

/**
 * How a file may be read, for people to look over: a guess from its first rows.
 *
 * @param charset an IANA name
 * @param format of a CSV file; empty for JSON lines
 * @param columns all that were seen, in the file's order
 * @param eventTime the column that most likely says when something happened
 * @param rowsSeen how many rows the proposal rests on
 */
public record FileProposal(
        String charset,
        Optional<CsvFormat> format,
        List<Column> columns,
        Optional<EventTimeProposal> eventTime,
        int rowsSeen) {

    /**
     * A column of event times.
     *
     * @param column position in {@link FileProposal#columns}
     * @param disorderMs how far a row seen was behind the latest before it
     */
    public record EventTimeProposal(int column, long disorderMs) {}
}
