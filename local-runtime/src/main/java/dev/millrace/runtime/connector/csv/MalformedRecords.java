package dev.millrace.runtime.connector.csv;

import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.runtime.connector.SourceReader.Malformed;
import dev.millrace.runtime.connector.text.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Says what is wrong with a record, and where; asked only when one is malformed. */
final class MalformedRecords {

    private static final int MAX_TEXT_BYTES = 65_536;

    private final CsvFormat format;
    private final ByteCharReader input;
    private final RecordHandler handler;

    MalformedRecords(CsvFormat format, ByteCharReader input, RecordHandler handler) {
        this.format = format;
        this.input = input;
        this.handler = handler;
    }

    /**
     * What is wrong.
     *
     * @param line from 1
     * @param column character in the line, from 1, or 0 if unknown
     * @param text the record's first line
     */
    record Fault(long line, int column, String message, String text) {

        void report(String file, Malformed malformed) {
            malformed.line(file, line, column, message, text);
        }

        String located(String file) {
            return file + ", line " + line + (column > 0 ? ", column " + column : "") + ": " + message;
        }
    }

    /** A field without a value of its type. */
    Fault field() throws IOException {
        Target target = java.util.Objects.requireNonNull(handler.faulty());
        byte[] text = handler.faultText();
        int badByte = Utf8.firstFault(text, 0, text.length);
        String column = "column \"" + target.name() + "\": ";
        if (badByte >= 0) {
            return at(
                    handler.faultPosition() + badByte,
                    column + String.format("byte 0x%02X is not UTF-8. ", text[badByte])
                            + "Does the file have another character set, such as windows-1252?");
        }
        String seen = new String(text, StandardCharsets.UTF_8);
        String what = text.length == 0 ? "seen nothing" : "seen " + Excerpt.of(seen);
        return at(
                handler.faultPosition(), column + "expected " + target.parser().expected() + ", " + what + ".");
    }

    /** A record with too few or too many fields. */
    Fault ragged(int expected) throws IOException {
        String seen = handler.fields() == 1 ? "1 field" : handler.fields() + " fields";
        return at(
                handler.markStart(),
                "expected " + expected + (expected == 1 ? " field" : " fields") + ", seen " + seen + ".");
    }

    /** A record that cannot be cut into fields. */
    Fault structural() throws IOException {
        long fieldStart = handler.markStart();
        long at = fieldStart;
        while (at - fieldStart <= CsvFile.MAX_FIELD_BYTES && input.has(at) && !isLineEnd(input.byteAt(at))) {
            if (at == fieldStart && format.quote() != 0 && input.byteAt(at) == format.quote()) {
                long closing = closingQuote(at);
                if (closing < 0) {
                    return at(at, "the quote that opens here is never closed.");
                }
                at = closing + 1;
                if (input.has(at) && input.byteAt(at) != format.delimiter() && !isLineEnd(input.byteAt(at))) {
                    String seen = Excerpt.of(input.text(at, at + 1));
                    return at(at, "expected a delimiter or the line's end after the closing quote, seen " + seen + ".");
                }
            } else {
                at++;
                fieldStart = input.byteAt(at - 1) == format.delimiter() ? at : fieldStart;
            }
        }
        return at(fieldStart, "the field is longer than " + CsvFile.MAX_FIELD_BYTES + " bytes.");
    }

    /** The position of the quote that closes a field, or -1 if there is none within reach. */
    private long closingQuote(long opening) throws IOException {
        long limit = opening + CsvFile.MAX_FIELD_BYTES;
        for (long at = opening + 1; at < limit && input.has(at); at++) {
            if (input.byteAt(at) == format.quote()) {
                boolean escaped = input.has(at + 1) && input.byteAt(at + 1) == format.quote();
                if (!escaped) {
                    return at;
                }
                at++;
            }
        }
        return -1;
    }

    private static boolean isLineEnd(byte character) {
        return character == '\n' || character == '\r';
    }

    /** A fault at a position in the record, which may stand on a later line than the record's first. */
    private Fault at(long position, String message) throws IOException {
        long line = handler.line();
        long lineStart = handler.markStart();
        long lineEnd = input.lineEnd(lineStart, position);
        while (lineEnd < position) {
            line++;
            lineStart = input.afterLineEnd(lineEnd);
            lineEnd = input.lineEnd(lineStart, position);
        }
        long end = Math.min(input.lineEnd(position, lineStart + MAX_TEXT_BYTES), lineStart + MAX_TEXT_BYTES);
        int column = 1;
        for (long at = lineStart; at < position; at++) {
            column += (input.byteAt(at) & 0xC0) == 0x80 ? 0 : 1;
        }
        return new Fault(line, column, message, input.text(lineStart, end));
    }
}
