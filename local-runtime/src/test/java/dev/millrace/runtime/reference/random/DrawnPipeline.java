package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Recording;
import dev.millrace.runtime.reference.Recording.Arrival;
import dev.millrace.runtime.reference.SourceStage;
import dev.millrace.runtime.reference.Stage;
import dev.millrace.runtime.reference.TableStage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A drawn pipeline with its recording: a document for the engine, stages for the interpreter.
 *
 * @param nodes producers first
 * @param tables the streams that tables keep, by the tables' ids
 */
record DrawnPipeline(List<DrawnSource> sources, List<DrawnNode> nodes, Map<String, Stream> tables) {

    /** In which order the rows of different sources come. */
    enum Pace {
        /** As they were recorded: a replay. */
        RECORDED,
        /** Source after source, as sources without a pace take turns by blocks, and none has more rows than a block. */
        IN_TURN
    }

    private static final long TURN_MS = 1_000_000_000;

    /** Number of nodes, tables included. */
    int size() {
        return sources.size() + nodes.size() + tables.size();
    }

    /** The document. */
    String json(Pace pace) {
        List<String> boxes = new ArrayList<>();
        List<String> edges = new ArrayList<>();
        sources.forEach(source -> boxes.add((pace == Pace.IN_TURN ? source.neverIdle() : source).json()));
        for (DrawnNode node : nodes) {
            boxes.add(node.json());
            node.inputs().forEach(input -> edges.add(edge(input.from(), node.id() + "." + input.port())));
        }
        tables.forEach((id, stream) -> {
            boxes.add("{'id': '" + id + "', 'kind': 'table-sink', 'settings': {'limit': 1000000}}");
            edges.add(edge(stream, id + ".in"));
        });
        return ("{'millrace': 1, 'name': 'random', 'nodes': [\n" + String.join(",\n", boxes) + "\n], 'edges': [\n"
                        + String.join(",\n", edges) + "\n]}")
                .replace('\'', '"')
                .replace('`', '\'');
    }

    private static String edge(Stream from, String to) {
        return "{'from': '" + from.reference() + "', 'to': '" + to + "'}";
    }

    /** What each table must receive. */
    Map<String, TableStage> expected(Pace pace) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        Recording recording = new Recording();
        for (int i = 0; i < sources.size(); i++) {
            DrawnSource source = sources.get(i);
            SourceStage stage = new SourceStage();
            stages.put(source.id(), stage);
            boolean recorded = pace == Pace.RECORDED;
            long delay = recorded ? 0 : i * TURN_MS;
            List<Arrival> arrivals = source.rows().stream()
                    .map(arrival -> new Arrival(arrival.at() + delay, arrival.row(), arrival.mark()))
                    .toList();
            recording.add(
                    stage, delay, arrivals, source.strategy(), (recorded ? source : source.neverIdle()).idleAfterMs());
        }
        for (DrawnNode node : nodes) {
            Stage stage = node.stage().get();
            stages.put(node.id(), stage);
            node.inputs().forEach(input -> connect(stages, input.from(), stage, input.stagePort()));
        }
        Map<String, TableStage> kept = new LinkedHashMap<>();
        tables.forEach((id, stream) -> {
            TableStage table = new TableStage();
            connect(stages, stream, table, 0);
            kept.put(id, table);
        });
        recording.play(List.copyOf(stages.values()));
        return kept;
    }

    /**
     * Whether the order in turn is what the interpreter takes it for: at every merger the sources of one input come
     * before those of the next, and nothing waits for the clock.
     */
    boolean takesTurns() {
        for (DrawnNode node : nodes) {
            int last = -1;
            for (Draft.Input input : node.inputs()) {
                Set<Integer> from = input.from().shape().sources();
                if (node.byClock() || Collections.min(from) <= last) {
                    return false;
                }
                last = Collections.max(from);
            }
        }
        return true;
    }

    private static void connect(Map<String, Stage> stages, Stream from, Stage to, int port) {
        Stage stage = stages.get(from.node());
        if (stage == null) {
            throw new IllegalStateException("nothing called " + from.node());
        }
        stage.connect(from.output(), to, port);
    }
}
