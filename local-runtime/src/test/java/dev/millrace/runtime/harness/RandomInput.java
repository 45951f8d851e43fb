package dev.millrace.runtime.harness;

import dev.millrace.runtime.harness.Input.ClockInput;
import dev.millrace.runtime.harness.Input.RowInput;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Random rows for all input ports in one common order, with disorder, ties, nulls, late rows, and, for changelogs, rows
 * that take earlier ones back. They have the fields that the manuals' examples speak of, and a few more.
 */
final class RandomInput {

    private static final int ROWS = 160;
    private static final List<String> NETWORKS = List.of("ci", "nc", "us", "hv");
    private static final long HOUR_MS = 3_600_000;

    private RandomInput() {}

    /** Sources {@code rows}, of rows that stay, and {@code changes}, of a changelog, with these fields. */
    static String document() {
        return """
                {"millrace": 1, "name": "case", "nodes": [
                  {"id": "rows", "kind": "rows-source", "settings": {"columns": [
                    {"name": "time", "type": "timestamp"}, {"name": "network", "type": "string"},
                    {"name": "magnitude", "type": "double"}, {"name": "line", "type": "string"},
                    {"name": "k", "type": "bigint"}, {"name": "v", "type": "bigint"},
                    {"name": "u", "type": "timestamp"}], "rows": [], "eventTime": {"field": "time"}}},
                  {"id": "changes", "kind": "deduplicate", "settings": {"keys": ["k"], "keep": "last"}}],
                 "edges": [{"from": "rows.out", "to": "changes.in"}]}
                """;
    }

    /**
     * @param ports number of input ports
     * @param changelog whether rows may be taken back
     */
    static List<Input> of(long seed, int ports, boolean changelog) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Input> input = new ArrayList<>();
        List<List<RowInput>> live = new ArrayList<>();
        for (int port = 0; port < ports; port++) {
            live.add(new ArrayList<>());
        }
        long start = 1_000_000 * HOUR_MS / 2;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < ROWS; i++) {
            if (random.nextInt(20) == 0) {
                input.add(new ClockInput(start + i * HOUR_MS / 2));
            }
            int port = random.nextInt(ports);
            long time = start + (i - random.nextInt(8)) * HOUR_MS / 3 / 1000 * 1000;
            if (random.nextInt(3) > 0) {
                watermark = Math.max(watermark, time - random.nextInt(3) * HOUR_MS);
            }
            List<RowInput> ofPort = live.get(port);
            boolean retraction = changelog && !ofPort.isEmpty() && random.nextInt(3) == 0;
            List<@Nullable Object> values =
                    retraction ? ofPort.remove(random.nextInt(ofPort.size())).values() : values(random, i, time);
            RowInput row = new RowInput(port, values, time, retraction, watermark);
            if (!retraction) {
                ofPort.add(row);
            }
            input.add(row);
        }
        return input;
    }

    private static List<@Nullable Object> values(SplittableRandom random, int i, long time) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(time);
        values.add(random.nextInt(8) == 0 ? null : NETWORKS.get(random.nextInt(NETWORKS.size())));
        values.add(random.nextInt(8) == 0 ? null : (Object) (random.nextInt(90) / 10.0));
        values.add(random.nextInt(8) == 0 ? null : "one Two " + (i % 3 == 0 ? "" : "three " + i));
        values.add(random.nextInt(8) == 0 ? null : (Object) random.nextLong(4));
        values.add(random.nextInt(8) == 0 ? null : (Object) random.nextLong(-20, 50));
        values.add(random.nextInt(8) == 0 ? null : (Object) (time - random.nextInt(5) * HOUR_MS));
        return Collections.unmodifiableList(values);
    }
}
