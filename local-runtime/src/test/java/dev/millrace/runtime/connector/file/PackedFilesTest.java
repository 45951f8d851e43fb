package dev.millrace.runtime.connector.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import dev.millrace.model.expression.Hash64;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.runtime.connector.Reading;
import dev.millrace.runtime.connector.csv.CsvSourceReader;
import dev.millrace.runtime.data.Batch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedFilesTest {

    private static final List<DataType> TYPES = List.of(Scalar.BIGINT);

    @TempDir
    Path folder;

    private CsvSourceReader reader(String path) {
        CsvSourceSpec spec = new CsvSourceSpec(
                new dev.millrace.model.spec.SourceSpecs.Files(path, "UTF-8", MalformedPolicy.FAIL),
                new CsvFormat(',', '"', true, ""),
                List.of(new Column(Field.nullable("n", Scalar.BIGINT), "", "")),
                Optional.empty());
        return new CsvSourceReader(spec, folder);
    }

    private List<Object> numbers(String path) {
        return Reading.all(reader(path), TYPES, 100).rows().stream()
                .map(row -> (Object) String.valueOf(row.getFirst()))
                .toList();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] pack(String name, String text) throws IOException {
        return name.endsWith(".gz") ? gzip(text) : Zstd.compress(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Numbers that hardly pack. */
    private static String csv(int rows) {
        StringBuilder text = new StringBuilder("n\n");
        for (int n = 0; n < rows; n++) {
            text.append(Hash64.hash64(n)).append('\n');
        }
        return text.toString();
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }

    @Test
    void aGlobReadsPlainAndPackedFilesInOrderEachWithItsHeader() throws IOException {
        write("part-2.csv.gz", gzip("n\n3\n4\n"));
        write("part-1.csv", "n,x\r\n1,a\r\n2,b".getBytes(StandardCharsets.UTF_8));
        write("part-3.csv.zst", Zstd.compress("x,n\nc,5\n".getBytes(StandardCharsets.UTF_8)));
        write("other.txt", new byte[] {0});

        assertEquals(List.of("1", "2", "3", "4", "5"), numbers("part-*"));
    }

    @Test
    void severalMembersOfAGzipFileAreOne() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip("n\n1\n2"));
        both.write(gzip("3\n4\n"));
        write("a.csv.gz", both.toByteArray());

        assertEquals(List.of("1", "23", "4"), numbers("a.csv.gz"));
    }

    @Test
    void severalFramesOfAZstandardFileAreOne() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(Zstd.compress("n\n1\n".getBytes(StandardCharsets.UTF_8)));
        both.write(Zstd.compress("2\n".getBytes(StandardCharsets.UTF_8)));
        write("a.csv.zst", both.toByteArray());

        assertEquals(List.of("1", "2"), numbers("a.csv.zst"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz", "a.csv.zst"})
    void aFileThatWasCutOffIsAFailureThatNamesIt(String name) throws IOException {
        byte[] whole = pack(name, csv(100_000));
        write(name, Arrays.copyOf(whole, whole.length / 2));

        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> numbers(name));

        assertTrue(String.valueOf(failure.getMessage()).matches("(?s).*" + name + ".*cut off.*"), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz", "a.csv.zst"})
    void aFileThatIsNotWhatItsNameSaysIsAFailureThatNamesIt(String name) throws IOException {
        write(name, "n\n1\n".getBytes(StandardCharsets.UTF_8));

        UncheckedIOException failure = assertThrows(UncheckedIOException.class, () -> numbers(name));

        assertTrue(
                String.valueOf(failure.getMessage()).matches("(?s).*" + name + " cannot be unpacked as .*"),
                failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv.gz", "a.csv.zst", "a.csv"})
    void progressIsTheShareOfTheBytesInTheFiles(String name) throws IOException {
        byte[] bytes = name.equals("a.csv") ? csv(100_000).getBytes(StandardCharsets.UTF_8) : pack(name, csv(100_000));
        write(name, bytes);
        try (CsvSourceReader reader = reader(name)) {
            reader.open();
            Batch batch = Batch.create(TYPES, false, 1024);
            double last = 0;
            int steps = 0;
            while (reader.read(batch, 1024, (file, line, column, message, text) -> {}) >= 0) {
                batch.clear();
                assertTrue(reader.progress() >= last && reader.progress() <= 1);
                steps += reader.progress() > last ? 1 : 0;
                last = reader.progress();
            }
            assertEquals(1, reader.progress());
            assertTrue(steps >= 4, steps + " steps");
        }
    }
}
