package dev.millrace.runtime.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A common order of rows, and of watermarks between them: every source begins one, a merger of different orders begins
 * another, and so does an operator that makes watermarks. Two streams with the same domain (the same object) can be merged
 * by the places of their rows.
 */
final class OrderDomain {

    /** Rows of one source in one turn of a merger. */
    static final long SOURCE_BLOCK = 1024;

    private final long block;
    private final boolean live;
    private final Set<String> sources;

    private OrderDomain(long block, boolean live, Set<String> sources) {
        this.block = block;
        this.live = live;
        this.sources = Set.copyOf(sources);
    }

    /**
     * A source's own order.
     *
     * @param live whether its rows become due by the clock, so that no other stream may wait for them
     */
    static OrderDomain source(String node, boolean live) {
        return new OrderDomain(SOURCE_BLOCK, live, Set.of(node));
    }

    /**
     * The same order with watermarks of its own. It is another domain, because streams of one domain share their
     * watermarks.
     */
    OrderDomain withOwnWatermarks() {
        return new OrderDomain(block, live, sources);
    }

    /** The order of a merger of different orders. */
    static OrderDomain merged(List<OrderDomain> orders) {
        Set<String> sources = new HashSet<>();
        orders.forEach(order -> sources.addAll(order.sources));
        return new OrderDomain(
                orders.stream().mapToLong(OrderDomain::block).sum(),
                orders.stream().anyMatch(OrderDomain::live),
                sources);
    }

    /** Whether two of these streams descend from one source. */
    static boolean reconvergent(List<OrderDomain> streams) {
        Set<String> seen = new HashSet<>();
        return !streams.stream().allMatch(stream -> stream.sources.stream().allMatch(seen::add));
    }

    /** Ordinals in a block: what takes one turn in a merger. */
    long block() {
        return block;
    }

    boolean live() {
        return live;
    }
}
