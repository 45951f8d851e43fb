package dev.millrace.runtime.connector.json;

import dev.millrace.runtime.connector.SourceReader.Malformed;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * One file of JSON objects, one a line. A line that is none is reported, and reading goes on with the next by a new
 * parser.
 */
final class JsonlFile implements AutoCloseable {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private final String name;
    private final LineInput lines;
    private final InputStream bytes;
    private final JsonShape shape;
    private final JsonShape.Row row;
    private @Nullable JsonParser parser;

    JsonlFile(String name, JsonShape shape, List<JsonField> fields, InputStream bytes) {
        this.name = name;
        this.shape = shape;
        this.row = new JsonShape.Row(fields);
        this.bytes = bytes;
        this.lines = new LineInput(bytes);
    }

    /**
     * Reads lines into rows from 0 on.
     *
     * @param patience most malformed lines to go past
     * @return rows filled, or -1 if the file was over before any line
     */
    int read(Batch rows, int limit, int patience, Malformed malformed) throws IOException {
        int count = 0;
        int skipped = 0;
        while (count < limit && skipped < patience) {
            if (!lines.startLine()) {
                return count + skipped == 0 ? -1 : count;
            }
            row.start(rows.columns(), count);
            if (readLine(malformed)) {
                count++;
            } else {
                skipped++;
            }
        }
        return count;
    }

    private boolean readLine(Malformed malformed) throws IOException {
        JsonParser json = parser();
        try {
            json.nextToken();
            JsonValues.expect(json, JsonToken.START_OBJECT, "a JSON object");
            shape.readMembers(json, row);
            row.finish();
            checkLineIsOver(json);
            return true;
        } catch (JsonMismatch mismatch) {
            long offset = json.currentTokenLocation().getByteOffset();
            report(malformed, offset, about() + mismatch.getMessage());
        } catch (UnexpectedEndOfInputException cut) {
            report(malformed, Long.MAX_VALUE, "the line ends in the middle of its object");
        } catch (JacksonIOException failure) {
            throw failure.getCause();
        } catch (JacksonException notJson) {
            long offset = notJson.getLocation().getByteOffset();
            report(malformed, offset, about() + inWords(notJson));
        }
        return false;
    }

    /** The parser speaks of its settings where the end of the line, or a file that is no text, is what is wrong. */
    private static String inWords(JacksonException notJson) {
        String message = String.valueOf(notJson.getOriginalMessage());
        if (message.contains("CTRL-CHAR, code 10)") || message.contains("CTRL-CHAR, code 13)")) {
            return "the line ends within a text, which is not closed with \"";
        }
        if (message.contains("CTRL-CHAR")) {
            return "it cannot be read as JSON: there is a control character here, so the file may not be text";
        }
        return "it cannot be read as JSON: " + message;
    }

    private JsonParser parser() {
        JsonParser open = parser;
        if (open == null) {
            lines.startParser();
            open = FACTORY.createParser(ObjectReadContext.empty(), lines);
            parser = open;
        }
        return open;
    }

    private String about() {
        JsonField field = row.current();
        return field == null ? "" : "column \"" + field.name() + "\": ";
    }

    private void report(Malformed malformed, long offset, String message) throws IOException {
        JsonParser broken = parser;
        parser = null;
        String text = lines.text();
        int column = offset == Long.MAX_VALUE ? text.codePointCount(0, text.length()) + 1 : lines.column(offset);
        if (broken != null) {
            broken.close();
        }
        malformed.line(name, lines.line(), column, message + ".", text);
    }

    /** What the parser has read beyond the object, and what it has not yet read of the line, must be white space. */
    private void checkLineIsOver(JsonParser json) throws IOException, JsonMismatch {
        Rest rest = new Rest();
        json.releaseBuffered(rest);
        if (!rest.blank || !lines.restIsBlank()) {
            throw new JsonMismatch("expected the end of the line after the object, seen more text");
        }
    }

    /** Looks at bytes that the parser gives back. */
    private static final class Rest extends OutputStream {
        private boolean blank = true;

        @Override
        public void write(int value) {
            blank &= LineInput.isSpace((byte) value);
        }

        @Override
        public void write(byte[] source, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                blank &= LineInput.isSpace(source[i]);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (parser != null) {
            parser.close();
        }
        bytes.close();
    }
}
