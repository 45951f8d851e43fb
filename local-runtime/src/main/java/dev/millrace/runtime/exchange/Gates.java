package dev.millrace.runtime.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * A gate whose inputs have none, unless they are of one order: those are merged by it first.
     *
     * @param fair whether streams that have something at one moment take turns; otherwise they come in their order
     */
    public static Gate byArrival(List<Input> inputs, int batchSize, boolean reconvergent, boolean fair) {
        Map<OrderMapping, List<Input>> byOrder = new LinkedHashMap<>();
        inputs.forEach(input -> byOrder.computeIfAbsent(input.order(), order -> new ArrayList<>())
                .add(new Input(input.channel(), input.port(), OrderMapping.SAME)));
        List<StreamInlet> streams = new ArrayList<>();
        for (List<Input> channels : byOrder.values()) {
            streams.add(
                    channels.size() == 1
                            ? new StreamInlet.OfChannel(inlets(channels).get(0))
                            : new StreamInlet.OfOrder(ordered(channels, batchSize, reconvergent)));
        }
        return new ArrivalGate(streams, fair);
    }

    private static List<Inlet> inlets(List<Input> inputs) {
        return inputs.stream()
                .map(input -> new Inlet(input.channel(), input.port(), input.order()))
                .toList();
    }
}
