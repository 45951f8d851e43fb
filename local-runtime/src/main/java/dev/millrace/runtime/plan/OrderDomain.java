package dev.millrace.runtime.plan;

import java.util.List;

/**
 * A common order of rows: every source begins one, and a merger of different orders begins another. Two streams with
 * the same domain (the same object) can be merged by the places of their rows.
 */
final class OrderDomain {

    /** Rows of one source in one turn of a merger. */
    static final long SOURCE_BLOCK = 1024;

    private final long block;
    private final boolean live;

    private OrderDomain(long block, boolean live) {
        this.block = block;
        this.live = live;
    }

    /**
     * A source's own order.
     *
     * @param live whether its rows become due by the clock, so that no other stream may wait for them
     */
    static OrderDomain source(boolean live) {
        return new OrderDomain(SOURCE_BLOCK, live);
    }

    /** The order of a merger of different orders. */
    static OrderDomain merged(List<OrderDomain> orders) {
        return new OrderDomain(
                orders.stream().mapToLong(OrderDomain::block).sum(),
                orders.stream().anyMatch(OrderDomain::live));
    }

    /** Ordinals in a block: what takes one turn in a merger. */
    long block() {
        return block;
    }

    boolean live() {
        return live;
    }
}
