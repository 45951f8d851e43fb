package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.millrace.ClosingKeys;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** Whether the engine stalls when many keys' windows close at once, and what a key and its window take of the heap. */
final class Closings {

    private final PrintStream progress;

    Closings(PrintStream progress) {
        this.progress = progress;
    }

    Table measure(Path csv) throws IOException {
        Table table = new Table("closed", "keys", "longest call CPU ms", "median CPU ms", "bytes a key");
        for (ClosingKeys.Kind kind : ClosingKeys.Kind.values()) {
            progress.println("closing " + ClosingKeys.KEYS + " keys: " + kind.title());
            ClosingKeys.Outcome outcome = ClosingKeys.measure(kind);
            table.add(
                    kind.title().replace(",", ""),
                    ClosingKeys.KEYS,
                    milliseconds(outcome.longestNanos()),
                    milliseconds(outcome.medianNanos()),
                    String.format(Locale.ROOT, "%.0f", outcome.bytesPerKey()));
        }
        table.writeCsv(csv);
        return table;
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos / 1e6);
    }
}
