package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A node of a drawn pipeline.
 *
 * @param outputs in the order of the stage's outputs
 */
record DrawnNode(
        String id,
        String kind,
        String settings,
        Supplier<Stage> stage,
        List<Draft.Input> inputs,
        List<Stream> outputs,
        boolean byClock) {

    static DrawnNode of(String id, Draft draft) {
        List<Draft.Output> outputs = draft.outputs();
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            streams.add(new Stream(id, i, outputs.get(i).port(), outputs.get(i).shape()));
        }
        return new DrawnNode(
                id, draft.kind(), draft.settings(), draft.stage(), draft.inputs(), streams, draft.byClock());
    }

    /** The same with what came from one stream coming from another. */
    DrawnNode rewired(Stream from, Stream instead) {
        return new DrawnNode(
                id,
                kind,
                settings,
                stage,
                inputs.stream()
                        .map(input -> input.from().reference().equals(from.reference())
                                ? new Draft.Input(instead, input.port(), input.stagePort())
                                : input)
                        .toList(),
                outputs,
                byClock);
    }

    String json() {
        return "{'id': '" + id + "', 'kind': '" + kind + "', 'settings': {" + settings + "}}";
    }
}
