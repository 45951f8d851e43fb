package dev.millrace.runtime.harness;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Port;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.catalog.Validated.BoundNode;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.telemetry.Telemetry.Counters;
import dev.millrace.runtime.connector.Connectors.ConnectorContext;
import dev.millrace.runtime.connector.Connectors.ResultSink;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.data.Track;
import dev.millrace.runtime.harness.Drive.Cuts;
import dev.millrace.runtime.harness.Input.ClockInput;
import dev.millrace.runtime.harness.Input.RowInput;
import dev.millrace.runtime.operator.Operator;
import dev.millrace.runtime.operator.OperatorContext;
import dev.millrace.runtime.operator.Operators;
import dev.millrace.runtime.operator.Outbox;
import dev.millrace.runtime.state.HeapStateBackend;
import dev.millrace.runtime.telemetry.NodeCounters;
import dev.millrace.runtime.time.ProcessingTime;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One run of one operator. Snapshot and restore will be one more thing that may happen between any two batches, once the
 * state interface has them.
 */
final class OperatorHarness {

    private static final long NANOS_PER_MS = 1_000_000;

    /** What an operator gave: the rows by output, the last watermark by output, and what it counted. */
    record Outcome(List<List<String>> rows, List<Long> watermarks, long late, long dropped) {}

    private final Drive drive;
    private final SplittableRandom random;
    private final List<Schema> inputs = new ArrayList<>();
    private final List<RecordingOutbox> outboxes = new ArrayList<>();
    private final NodeCounters counters = new NodeCounters();
    private final Operator operator;
    private long nowMs;

    /** The stretch in hand. */
    private Track track = Track.flat(0, 0, Long.MIN_VALUE);

    private OperatorHarness(Validated pipeline, String node, Drive drive, long seed) {
        this.drive = drive;
        this.random = new SplittableRandom(seed);
        BoundNode bound = Objects.requireNonNull(pipeline.nodes().get(node));
        for (Port port : bound.inputPorts()) {
            inputs.add(Objects.requireNonNull(bound.inputs().get(port.name())).getFirst());
        }
        List<Schema> schemas = new ArrayList<>();
        for (Port port : bound.outputPorts()) {
            schemas.add(Objects.requireNonNull(pipeline.schemas().get(new PortRef(node, port.name()))));
            outboxes.add(new RecordingOutbox(drive.refusal(), random.split()));
        }
        ConnectorContext connector = new ConnectorContext(node, folder(), 0, 1, this::nanos, new NoResults());
        OperatorContext.Environment environment = new OperatorContext.Environment(
                new HeapStateBackend(), connector, new ProcessingTime(this::nanos, 0), drive.batchSize(), 128);
        operator = Operators.shared()
                .create(
                        bound.spec(),
                        new OperatorContext(bound, schemas, List.<Outbox>copyOf(outboxes), counters, environment));
    }

    /** Where the files of the manuals' examples are. */
    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(OperatorHarness.class.getResource("networks.csv"))
                            .toURI())
                    .resolveSibling(".")
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private long nanos() {
        return nowMs * NANOS_PER_MS;
    }

    /** Lets everything happen to a node of a pipeline. */
    static Outcome run(Validated pipeline, String node, List<Input> input, Drive drive, long seed) throws IOException {
        OperatorHarness harness = new OperatorHarness(pipeline, node, drive, seed);
        try (Operator operator = harness.operator) {
            operator.open();
            harness.play(input);
            harness.untilDone(operator::finish);
        }
        Counters counted = harness.counters.counters();
        return new Outcome(
                harness.outboxes.stream().map(RecordingOutbox::rows).toList(),
                harness.outboxes.stream().map(RecordingOutbox::watermark).toList(),
                counted.late(),
                counted.dropped());
    }

    private void play(List<Input> input) throws IOException {
        List<RowInput> rows = new ArrayList<>();
        long ordinal = 0;
        long watermark = Long.MIN_VALUE;
        for (Input each : input) {
            switch (each) {
                case RowInput row -> rows.add(row);
                case ClockInput clock -> {
                    watermark = stretches(rows, ordinal, watermark);
                    ordinal += rows.size();
                    rows.clear();
                    clock(clock.nowMs());
                }
            }
        }
        watermark = stretches(rows, ordinal, watermark);
        ordinal += rows.size();
        track = Track.step(ordinal, watermark, Long.MAX_VALUE);
        give(0, List.of(), 0, 1, Long.MAX_VALUE);
    }

    private void clock(long newNowMs) throws IOException {
        while (operator.dueMs() <= newNowMs) {
            nowMs = Math.max(nowMs, operator.dueMs());
            untilDone(() -> operator.onTime(nowMs));
        }
        nowMs = newNowMs;
    }

    /** Gives rows in stretches with a track each, and each stretch in batches; the watermark behind them. */
    private long stretches(List<RowInput> rows, long ordinal, long watermark) throws IOException {
        long before = watermark;
        for (int from = 0; from < rows.size(); from += drive.stretch()) {
            List<RowInput> stretch = rows.subList(from, Math.min(rows.size(), from + drive.stretch()));
            long[] befores = new long[stretch.size()];
            for (int i = 0; i < befores.length; i++) {
                befores[i] = before;
                before = Math.max(before, stretch.get(i).watermarkAfter());
            }
            track = Track.of(ordinal + from, befores, before);
            batches(stretch);
        }
        return before;
    }

    private void batches(List<RowInput> stretch) throws IOException {
        int from = 0;
        while (from < stretch.size()) {
            int port = stretch.get(from).port();
            int room = drive.gaps() ? drive.batchSize() / 2 : drive.batchSize();
            int most = drive.cuts() == Cuts.FULL ? room : 1 + random.nextInt(room);
            int to = from;
            while (to < stretch.size() && to - from < most && stretch.get(to).port() == port) {
                to++;
            }
            if (drive.emptyBatches() && random.nextBoolean()) {
                give(random.nextInt(inputs.size()), List.of(), from, from, track.base() + from);
            }
            give(port, stretch.subList(from, to), from, to, track.base() + to);
            if (random.nextInt(4) == 0) {
                operator.flush();
            }
            from = to;
        }
    }

    /** Gives one batch, again and again until the operator has dealt with it. */
    private void give(int port, List<RowInput> rows, int fromPlace, int toPlace, long frontier) throws IOException {
        Batch batch = batch(port, rows);
        batch.setOrder(track, places(batch, rows.size(), fromPlace), toPlace, frontier);
        List<Long> answers = outboxes.stream().map(RecordingOutbox::accepted).toList();
        untilDone(() -> operator.process(port, batch));
        for (int i = 0; i < answers.size(); i++) {
            assertTrue(
                    outboxes.get(i).accepted() > answers.get(i), "output " + i + " has not been told of the progress");
        }
    }

    private Batch batch(int port, List<RowInput> rows) {
        int step = drive.gaps() ? 2 : 1;
        Batch batch = Batch.create(inputs.get(port), Math.max(1, step * rows.size()));
        boolean[] retractions = batch.retractions();
        long[] times = batch.timestamps();
        int[] selection = new int[rows.size()];
        for (int i = 0; i < step * rows.size(); i++) {
            RowInput row = rows.get(i / step);
            for (int c = 0; c < row.values().size(); c++) {
                batch.column(c).setBoxed(i, row.values().get(c));
            }
            if (times != null) {
                times[i] = row.time();
            }
            if (retractions != null) {
                retractions[i] = row.retraction();
            }
            selection[i / step] = i;
        }
        batch.setSize(step * rows.size());
        if (drive.gaps()) {
            batch.select(selection, selection.length);
        }
        return batch;
    }

    private int @Nullable [] places(Batch batch, int rows, int fromPlace) {
        int step = rows == 0 ? 1 : batch.size() / rows;
        int[] places = new int[batch.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = fromPlace + i / step;
        }
        return places;
    }

    private interface Call {
        boolean done() throws IOException;
    }

    private void untilDone(Call call) throws IOException {
        int calls = 0;
        while (!call.done()) {
            assertTrue(++calls < 1_000_000, "the operator never gets done with a call");
        }
    }

    private static final class NoResults implements ResultSink {
        @Override
        public void rows(String nodeId, Schema schema, List<List<@Nullable Object>> rows) {}

        @Override
        public void line(String nodeId, String text) {}
    }
}
