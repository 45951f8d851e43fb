package dev.millrace.runtime.time;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Sources that wait for each other: none reads on while its watermark is further ahead of the group's least than it may
 * be. The one that is behind may always read, so the group cannot stand still. Thread-safe.
 */
public final class WatermarkAlignment {

    private final List<Member> members = new CopyOnWriteArrayList<>();

    /**
     * A further subtask of a source.
     *
     * @param maxDriftMs how far it may run ahead
     */
    public Member join(long maxDriftMs) {
        Member member = new Member(maxDriftMs);
        members.add(member);
        return member;
    }

    /** One subtask's place in the group. */
    public final class Member {

        private final long maxDriftMs;
        private volatile long watermark = Long.MIN_VALUE;

        private Member(long maxDriftMs) {
            this.maxDriftMs = maxDriftMs;
        }

        /** Tells how far this one has come; {@link Long#MAX_VALUE}: it holds nobody back, being idle or at its end. */
        public void report(long newWatermark) {
            watermark = newWatermark;
        }

        public boolean mayRead() {
            long least = Long.MAX_VALUE;
            for (Member member : members) {
                least = Math.min(least, member.watermark);
            }
            long own = watermark;
            return own <= least || own == Long.MAX_VALUE || (least != Long.MIN_VALUE && own - least <= maxDriftMs);
        }
    }
}
