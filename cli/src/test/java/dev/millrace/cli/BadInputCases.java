package dev.millrace.cli;

import com.github.luben.zstd.Zstd;
import dev.millrace.cli.InProcess.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Reads and writes the tables of broken input under {@code src/test/resources/dev/millrace/cli/bad-input}. A case is
 *
 * <pre>
 * # what is wrong
 * @ NAME [change ...]      a file; its content follows, and each change is made to it in turn
 * $ COMMAND                what the user types
 * = EXIT CODE              what comes of it; the lines of the standard error follow
 * </pre>
 *
 * Times and rates in the output differ each time: everything after "failed in" is left out.
 */
final class BadInputCases {

    static final Path FOLDER = Path.of("src/test/resources/dev/millrace/cli/bad-input");

    private static final String FULL = "/dev/full";

    private static final Pattern NUMBERS = Pattern.compile("(failed|finished|cancelled) in .*");

    private static final Pattern BLOCK = Pattern.compile("^# ", Pattern.MULTILINE);
    private static final Pattern SPACE = Pattern.compile(" ");

    private BadInputCases() {}

    /** One file of a case. */
    record Given(String name, List<String> changes, String content) {}

    /**
     * One case.
     *
     * @param outcome the exit code and the lines of the standard error, as they are written in the table
     */
    record Case(String table, String title, List<Given> files, String command, List<String> outcome) {

        @Override
        public String toString() {
            return table + ": " + title;
        }

        /** Whether a file of it can be made here: root can read everything, and not every system has every device. */
        boolean possible() {
            boolean hidden = files.stream().anyMatch(file -> file.changes().contains("unreadable"));
            boolean fullDisk = command.contains(FULL)
                    || files.stream().anyMatch(file -> file.content().contains(FULL));
            Path disk = Path.of(FULL);
            boolean device = !fullDisk || (Files.exists(disk) && !Files.isRegularFile(disk));
            return device && !(hidden && "root".equals(System.getProperty("user.name")));
        }

        List<String> actual(Path folder) throws IOException {
            for (Given file : files) {
                make(folder.resolve(file.name()), file);
            }
            Outcome outcome = new InProcess(folder)
                    .run(SPACE.splitAsStream(command)
                            .filter(word -> !word.isEmpty())
                            .toArray(String[]::new));
            List<String> lines = new ArrayList<>(List.of(String.valueOf(outcome.exitCode())));
            outcome.errLines().forEach(line -> lines.add(NUMBERS.matcher(line).replaceFirst("$1 in ...")));
            return lines;
        }
    }

    static List<Case> all() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (var tables = Files.list(FOLDER)) {
            for (Path table : tables.sorted().toList()) {
                cases.addAll(read(table));
            }
        }
        return cases;
    }

    private static List<Case> read(Path table) throws IOException {
        List<Case> cases = new ArrayList<>();
        String name = table.getFileName().toString().replace(".txt", "");
        BLOCK.splitAsStream(Files.readString(table))
                .filter(block -> !block.isBlank())
                .forEach(block -> cases.add(read(name, block.lines().toList())));
        return cases;
    }

    private static Case read(String table, List<String> lines) {
        List<Given> files = new ArrayList<>();
        List<String> outcome = new ArrayList<>();
        String command = "";
        boolean over = false;
        for (String line : lines.subList(1, lines.size())) {
            if (over) {
                outcome.add(line);
            } else if (line.startsWith("@ ")) {
                List<String> words = SPACE.splitAsStream(line.substring(2)).toList();
                files.add(new Given(words.get(0), words.subList(1, words.size()), ""));
            } else if (line.startsWith("$ ")) {
                command = line.substring(2);
            } else if (line.startsWith("= ")) {
                outcome.add(line.substring(2));
                over = true;
            } else {
                Given file = files.removeLast();
                files.add(new Given(file.name(), file.changes(), file.content() + line + "\n"));
            }
        }
        while (!outcome.isEmpty() && outcome.getLast().isEmpty()) {
            outcome.removeLast();
        }
        return new Case(table, lines.get(0), files, command, outcome);
    }

    /** Puts what came of the cases into their tables. */
    static void write(List<Case> cases, List<List<String>> outcomes) throws IOException {
        for (String table : cases.stream().map(Case::table).distinct().toList()) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < cases.size(); i++) {
                Case each = cases.get(i);
                if (each.table().equals(table)) {
                    text.append(text.isEmpty() ? "" : "\n")
                            .append("# ")
                            .append(each.title())
                            .append('\n');
                    each.files().forEach(file -> text.append(header(file)).append(file.content()));
                    text.append("$ ").append(each.command()).append("\n= ");
                    outcomes.get(i).forEach(line -> text.append(line).append('\n'));
                }
            }
            Files.writeString(FOLDER.resolve(table + ".txt"), text);
        }
    }

    private static String header(Given file) {
        return "@ " + file.name() + (file.changes().isEmpty() ? "" : " " + String.join(" ", file.changes())) + "\n";
    }

    private static void make(Path place, Given file) throws IOException {
        Files.createDirectories(place.getParent());
        if (file.changes().contains("folder")) {
            Files.createDirectories(place);
            return;
        }
        byte[] bytes = file.content().getBytes(StandardCharsets.UTF_8);
        for (String change : file.changes()) {
            bytes = changed(bytes, change);
        }
        Files.write(place, bytes);
        if (file.changes().contains("unreadable")) {
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("---------"));
        }
    }

    private static byte[] changed(byte[] bytes, String change) throws IOException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return switch (change) {
            case "utf-16", "utf-16le", "iso-8859-1" -> text.getBytes(Charset.forName(change));
            case "flow" -> ChainedNodes.document(text).getBytes(StandardCharsets.UTF_8);
            case "bom" -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
            case "gzip" -> gzip(bytes);
            case "zstd" -> Zstd.compress(bytes);
            case "half" -> Arrays.copyOf(bytes, bytes.length / 2);
            case "no-line-end" -> Arrays.copyOf(bytes, bytes.length - 1);
            case "zero-bytes" -> new byte[1_000];
            case "unreadable" -> bytes;
            default -> repeated(text, change);
        };
    }

    /** A change {@code xxx*n}: every {@code ~} of the content becomes n times xxx. */
    private static byte[] repeated(String text, String change) {
        int star = change.lastIndexOf('*');
        String many = change.substring(0, star).repeat(Integer.parseInt(change.substring(star + 1)));
        return text.replace("~", many).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }
}
