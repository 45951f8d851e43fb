package dev.millrace.runtime.time;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.runtime.time.WatermarkAlignment.Member;
import org.junit.jupiter.api.Test;

class WatermarkAlignmentTest {

    private final WatermarkAlignment group = new WatermarkAlignment();
    private final Member fast = group.join(100);
    private final Member slow = group.join(100);

    @Test
    void whoeverIsAheadWaitsForTheOthersToBegin() {
        fast.report(0);

        assertFalse(fast.mayRead());
        assertTrue(slow.mayRead());
    }

    @Test
    void theDriftIsAllowedAndNoMore() {
        slow.report(1_000);
        fast.report(1_100);
        assertTrue(fast.mayRead());

        fast.report(1_101);
        assertFalse(fast.mayRead());

        slow.report(1_001);
        assertTrue(fast.mayRead());
    }

    @Test
    void oneThatIsIdleOrAtItsEndHoldsNobodyBack() {
        fast.report(5_000);
        slow.report(Long.MAX_VALUE);

        assertTrue(fast.mayRead());
        assertTrue(slow.mayRead());
    }
}
