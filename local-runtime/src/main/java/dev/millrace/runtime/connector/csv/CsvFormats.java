package dev.millrace.runtime.connector.csv;

import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.runtime.connector.ConnectorException;

/** What a format must be like for lines to be cut byte by byte. */
final class CsvFormats {

    private CsvFormats() {}

    static void check(CsvFormat format) {
        if (format.delimiter() > 0x7F || format.quote() > 0x7F) {
            throw new ConnectorException(
                    "BAD_SETTING", "delimiter and quote must be ASCII characters, such as , ; | ' or a tab.");
        }
    }
}
