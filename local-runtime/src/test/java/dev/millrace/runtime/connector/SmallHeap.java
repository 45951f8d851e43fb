package dev.millrace.runtime.connector;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Files;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import dev.millrace.runtime.connector.csv.CsvSourceReader;
import dev.millrace.runtime.connector.json.JsonlSourceReader;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Counts the rows of a file, in a process of its own that has little memory. */
public final class SmallHeap {

    private SmallHeap() {}

    /** @param arguments folder and file name */
    public static void main(String[] arguments) throws IOException {
        Files files = new Files(arguments[1], "UTF-8", MalformedPolicy.SKIP);
        List<Column> columns = List.of(
                new Column(Field.nullable("n", Scalar.BIGINT), "", ""),
                new Column(Field.nullable("s", Scalar.STRING), "", ""));
        Path folder = Path.of(arguments[0]);
        SourceReader source = arguments[1].contains("csv")
                ? new CsvSourceReader(
                        new CsvSourceSpec(files, new CsvFormat(',', '"', true, ""), columns, Optional.empty()), folder)
                : new JsonlSourceReader(new JsonlSourceSpec(files, columns, Optional.empty()), folder);
        try (source) {
            source.open();
            Batch batch = Batch.create(List.of(Scalar.BIGINT, Scalar.STRING), false, 1024);
            long rows = 0;
            int read = source.read(batch, 1024, (file, line, column, message, text) -> {});
            while (read >= 0) {
                rows += read;
                batch.clear();
                read = source.read(batch, 1024, (file, line, column, message, text) -> {});
            }
            System.out.println(rows);
        }
    }
}
