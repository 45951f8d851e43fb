package dev.millrace.model.file;

import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.problem.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A process of its own that saves two documents in turn until it is killed, or the first one that fails. */
final class SaveLoop {

    private SaveLoop() {}

    static Pipeline document(int nodes) {
        Map<String, Node> byId = new LinkedHashMap<>();
        for (int i = 0; i < nodes; i++) {
            String id = "node-" + i;
            byId.put(id, new Node(id, "filter", "", Map.of("condition", Value.of("x > " + i))));
        }
        return Pipeline.EMPTY.withTitle("With " + nodes + " nodes", "").withNodes(byId);
    }

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        int saves = Integer.parseInt(arguments[1]);
        Pipeline small = document(Integer.parseInt(arguments[2]));
        Pipeline large = document(Integer.parseInt(arguments[3]));
        DocumentStore store = new DocumentStore();
        for (int i = 0; i < saves; i++) {
            Optional<Problem> problem = store.save(file, i % 2 == 0 ? small : large);
            System.out.println(problem.map(Problem::message).orElse("saved"));
            System.out.flush();
        }
    }
}
