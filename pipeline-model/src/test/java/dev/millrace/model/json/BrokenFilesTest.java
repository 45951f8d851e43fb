package dev.millrace.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenFilesTest {

    private static final String GOOD = "{\"millrace\": 1, \"name\": \"é\", \"nodes\": []}";

    private final PipelineReader reader = new PipelineReader();

    @TempDir
    private Path folder;

    private static Problem only(ReadResult result) {
        assertEquals(1, result.problems().size(), () -> result.problems().toString());
        assertTrue(result.pipeline().isEmpty());
        return result.problems().get(0);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    @Test
    void byteOrderMarkOfUtf8IsPassedOver() {
        byte[] marked = joined(bytes(0xef, 0xbb, 0xbf), GOOD.getBytes(StandardCharsets.UTF_8));

        assertEquals("é", reader.read(marked).pipeline().orElseThrow().name());
        assertEquals("é", reader.read("\ufeff" + GOOD).pipeline().orElseThrow().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void otherUnicodeEncodingsAreNamed(String charset) {
        Problem problem = only(reader.read(GOOD.getBytes(Charset.forName(charset))));

        assertEquals(Code.MALFORMED_JSON, problem.code());
        assertTrue(problem.message().contains("it looks like UTF-16 or UTF-32"), problem.message());
    }

    @Test
    void byteThatIsNotUtf8IsNamedWithItsPlace() {
        Problem problem =
                only(reader.read(("{\n\"a\": \"" + "x".repeat(10_000) + "é\"}").getBytes(StandardCharsets.ISO_8859_1)));

        assertEquals("line 2, column 10007", problem.place().toString());
        assertEquals("The file is not UTF-8 text: the byte 0xE9 cannot stand here.", problem.message());
    }

    @Test
    void characterCutOffAtTheEndIsNamed() {
        Problem problem = only(reader.read(joined("{\"a\": \"".getBytes(StandardCharsets.UTF_8), bytes(0xe2, 0x82))));

        assertEquals("line 1, column 8", problem.place().toString());
        assertEquals("The file is not UTF-8 text: the byte 0xE2 cannot stand here.", problem.message());
    }

    @Test
    void pictureIsNoDocument() {
        byte[] picture = bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0x0d);

        assertEquals(Code.MALFORMED_JSON, only(reader.read(picture)).code());
    }

    @Test
    void everyBeginningOfADocumentIsRefused() {
        byte[] whole = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            assertEquals(
                    Code.MALFORMED_JSON,
                    only(reader.read(Arrays.copyOf(whole, length))).code());
        }
    }

    @Test
    void everyByteMayBeDamagedAndNothingIsThrown() {
        byte[] whole = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < whole.length; at++) {
            for (int value = 0; value < 256; value++) {
                byte[] damaged = whole.clone();
                damaged[at] = (byte) value;
                ReadResult result = reader.read(damaged);
                assertEquals(
                        result.pipeline().isEmpty(), result.problems().stream().anyMatch(Problem::isError));
            }
        }
    }

    /** {@code -Dseed=} repeats a run, {@code -Dmutations=} says how many texts. */
    @Test
    void whateverIsDoneToADocumentGivesADocumentOrAProblem() throws IOException {
        long seed = Long.getLong("seed", 1);
        Random random = new Random(seed);
        String page = Files.readString(Path.of("..", "docs", "format.md"));
        String whole = page.substring(page.indexOf("{\n"), page.indexOf("\n}\n```") + 2);
        List<String> pieces =
                List.of("{", "}", "[", "]", ",", ":", "\"", "\\", "null", "-1e9", "\"x\"", "\n", "\ud83d", "{\"a\":[");
        for (int i = 0; i < Integer.getInteger("mutations", 5_000); i++) {
            StringBuilder text = new StringBuilder(whole);
            for (int times = 1 + random.nextInt(3); times > 0; times--) {
                int at = random.nextInt(text.length());
                int end = Math.min(text.length(), at + random.nextInt(30));
                text.replace(at, end, pieces.get(random.nextInt(pieces.size())));
            }
            ReadResult result = reader.read(text.toString());
            assertEquals(
                    result.pipeline().isEmpty(),
                    result.problems().stream().anyMatch(Problem::isError),
                    () -> "seed " + seed + ": " + text);
            result.problems()
                    .forEach(problem -> assertTrue(problem.place().span().isPresent(), problem::message));
        }
    }

    @Test
    void fileOverTheLimitIsRefusedUnread() throws IOException {
        Path file = folder.resolve("large.json");
        byte[] chunk = "a".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("{\"name\": \"".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < 100; i++) {
                out.write(chunk);
            }
        }

        Problem problem = only(reader.read(file));

        assertEquals(Code.TOO_LARGE, problem.code());
        assertEquals("A document may have at most 64 MiB, and this one has more.", problem.message());
    }

    @Test
    void hundredMillionCharactersOfOneTextAreRefused() {
        assertEquals(
                Code.TOO_LARGE,
                only(reader.read("{\"name\": \"" + "a".repeat(100_000_000) + "\"}"))
                        .code());
        assertEquals(
                Code.TOO_LARGE,
                only(reader.read("{\"name\": \"" + "a".repeat(60_000_000) + "\"}"))
                        .code());
    }

    @Test
    void missingFileIsNamed() {
        Path file = folder.resolve("none.json");

        Problem problem = only(reader.read(file));

        assertEquals(Code.UNREADABLE_FILE, problem.code());
        assertEquals("The file " + file + " does not exist.", problem.message());
    }

    @Test
    void folderIsNoDocument() {
        assertEquals(
                "The file " + folder + " is a folder.",
                only(reader.read(folder)).message());
    }

    @Test
    void fileThatMayNotBeReadIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.json"), GOOD);
        Files.setPosixFilePermissions(file, Set.of());
        assumeFalse(Files.isReadable(file), "root may read everything");

        assertEquals(
                "The file " + file + " may not be read by this user.",
                only(reader.read(file)).message());
    }

    @Test
    void fileIsReadAsItsContent() throws IOException {
        Path file = Files.writeString(folder.resolve("good.json"), GOOD);

        ReadResult result = reader.read(file);

        assertEquals(List.of(), result.problems());
        assertEquals("é", result.pipeline().orElseThrow().name());
    }
}
