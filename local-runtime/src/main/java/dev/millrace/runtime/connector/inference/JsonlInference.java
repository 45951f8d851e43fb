package dev.millrace.runtime.connector.inference;

import dev.millrace.runtime.connector.ConnectorException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Proposes how to read a file of JSON lines. */
public final class JsonlInference {

    private static final int MAX_ROWS = 5_000;
    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonlInference() {}

    /**
     * Looks at the beginning of the first file that a path or glob names.
     *
     * @param folder relative paths start here
     * @throws IOException if it cannot be read
     * @throws ConnectorException if none of its first lines is a JSON object
     */
    public static FileProposal propose(Path folder, String path) throws IOException {
        FileHead head = FileHead.read(folder, path);
        JsonColumns columns = new JsonColumns();
        List<String> lines = head.wholeLines().lines().limit(MAX_ROWS).toList();
        int rows = 0;
        for (String line : lines) {
            rows += read(line, columns) ? 1 : 0;
        }
        if (rows == 0) {
            throw new ConnectorException(
                    "NOT_JSON_LINES", path + " has no JSON object in its first lines; expected one in each line.");
        }
        return new FileProposal(
                head.charset(),
                Optional.empty(),
                columns.columns(),
                EventTimeGuess.of(columns.columns(), new ArrayList<>(columns.texts())),
                rows);
    }

    private static boolean read(String line, JsonColumns columns) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            columns.addObject(parser);
            return true;
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
