package dev.millrace.runtime.exchange;

import java.util.List;

/** Makes the gate that a task needs. */
public final class Gates {

    private Gates() {}

    /**
     * One channel of a gate.
     *
     * @param port input port that its batches go to
     * @param order where its order lies among those merged; one and the same for channels of one source
     */
    public record Input(Channel channel, int port, OrderMapping order) {}

    /**
     * A gate whose inputs have a common order.
     *
     * @param reconvergent whether two of its edges descend from one source
     */
    public static Gate ordered(List<Input> inputs, int batchSize, boolean reconvergent) {
        return new OrderedGate(inlets(inputs), batchSize, reconvergent);
    }

    /**
     * A gate whose inputs have none.
     *
     * @param fair whether channels that have something at one moment take turns; otherwise they come in their order
     */
    public static Gate byArrival(List<Input> inputs, boolean fair) {
        return new ArrivalGate(inlets(inputs), fair);
    }

    private static List<Inlet> inlets(List<Input> inputs) {
        return inputs.stream()
                .map(input -> new Inlet(input.channel(), input.port(), input.order()))
                .toList();
    }
}
