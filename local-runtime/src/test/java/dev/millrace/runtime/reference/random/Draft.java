package dev.millrace.runtime.reference.random;

import dev.millrace.runtime.reference.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A node as it was drawn, for the engine and for the interpreter.
 *
 * @param kind of the catalog
 * @param settings the inside of the settings' object, with ' in the place of " and ` in the place of '
 * @param stage makes the stage; called once for every time that the pipeline is interpreted
 * @param inputs in the order of the stage's ports
 * @param outputs in the order of the stage's outputs
 * @param byClock whether processing time has a part in the result
 */
public record Draft(
        String kind,
        String settings,
        Supplier<Stage> stage,
        List<Input> inputs,
        List<Output> outputs,
        boolean byClock) {

    /** A stream that goes to a port; several may go to one. */
    record Input(Stream from, String port, int stagePort) {}

    /** An output and what leaves it. */
    record Output(String port, Shape shape) {}

    public static Draft of(String kind, String settings, Supplier<Stage> stage) {
        return new Draft(kind, settings, stage, List.of(), List.of(), false);
    }

    /** One stream to the port {@code in}. */
    public Draft from(Stream stream) {
        return input("in", 0, stream);
    }

    public Draft input(String port, int stagePort, Stream stream) {
        List<Input> more = new ArrayList<>(inputs);
        more.add(new Input(stream, port, stagePort));
        return new Draft(kind, settings, stage, more, outputs, byClock);
    }

    /** The next output of the stage. */
    public Draft output(String port, Shape shape) {
        List<Output> more = new ArrayList<>(outputs);
        more.add(new Output(port, shape));
        return new Draft(kind, settings, stage, inputs, more, byClock);
    }

    /** The same as a node whose result depends on processing time: it is compared in replays only. */
    public Draft clocked() {
        return new Draft(kind, settings, stage, inputs, outputs, true);
    }
}
