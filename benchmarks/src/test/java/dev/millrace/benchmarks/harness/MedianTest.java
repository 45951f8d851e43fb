package dev.millrace.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void oddNumberOfValuesHasAMiddleOne() {
        assertEquals(new Median(2, 1, 9), Median.of(List.of(9.0, 1.0, 2.0)));
    }

    @Test
    void evenNumberOfValuesMeetsInTheMiddle() {
        assertEquals(new Median(3, 1, 9), Median.of(List.of(9.0, 1.0, 2.0, 4.0)));
    }
}
