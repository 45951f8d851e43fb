package dev.millrace.runtime.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.Validated;
import dev.millrace.runtime.harness.Drive.Cuts;
import dev.millrace.runtime.harness.Drive.Refusal;
import dev.millrace.runtime.harness.OperatorHarness.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator gives the same rows, at the same places, and counts the same, however it is driven. */
class OperatorHarnessTest {

    private static final long SEEDS = 3;

    static Stream<OperatorCase> cases() {
        return OperatorCases.all().stream();
    }

    static List<Drive> drives() {
        List<Drive> ways = List.of(
                Drive.plain(),
                new Drive("row by row", 1, Cuts.FULL, 1, false, false, Refusal.NEVER),
                new Drive("row by row within long stretches", 1, Cuts.FULL, 50, false, false, Refusal.NEVER),
                new Drive("batches of 7 within stretches of 20", 7, Cuts.FULL, 20, false, true, Refusal.NEVER),
                new Drive("random cuts, empty batches, gaps", 40, Cuts.RANDOM, 33, true, true, Refusal.NEVER));
        List<Drive> all = new ArrayList<>();
        for (Drive way : ways) {
            for (Refusal refusal : Refusal.values()) {
                all.add(way.refusing(refusal));
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void nothingDependsOnHowItIsDriven(OperatorCase tested) throws IOException {
        OperatorKind kind = Catalog.shared().kind(tested.kind()).orElseThrow();
        Validated pipeline = tested.pipeline(kind);
        assertTrue(pipeline.runnable(), () -> tested + ": " + pipeline.problems());
        long given = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            int ports = Objects.requireNonNull(pipeline.nodes().get(OperatorCase.NODE))
                    .inputPorts()
                    .size();
            List<Input> input = RandomInput.of(seed, ports, tested.changelog());

            Outcome expected = OperatorHarness.run(pipeline, OperatorCase.NODE, input, Drive.plain(), seed);

            for (Drive drive : drives()) {
                Outcome outcome = OperatorHarness.run(pipeline, OperatorCase.NODE, input, drive, seed);
                assertEquals(text(expected), text(outcome), tested + ", seed " + seed + ", " + drive.name());
            }
            given += expected.rows().stream().mapToLong(List::size).sum();
        }
        assertTrue(given > 0, tested + " gives no row: such a case shows nothing");
    }

    private static String text(Outcome outcome) {
        String rows =
                outcome.rows().stream().map(each -> String.join("\n", each)).collect(Collectors.joining("\n--\n"));
        return rows + "\nwatermarks " + outcome.watermarks() + ", late " + outcome.late() + ", dropped "
                + outcome.dropped();
    }

    /** A kind whose example shows nothing here needs a case of its own; one with neither is named. */
    @Test
    void everyKindHasACase() {
        Map<String, Long> cases = cases().collect(Collectors.groupingBy(OperatorCase::kind, Collectors.counting()));
        List<String> without = OperatorCases.kinds().stream()
                .map(OperatorKind::key)
                .filter(key -> !cases.containsKey(key))
                .toList();

        assertEquals(List.of(), without);
        assertFalse(cases.isEmpty());
    }
}
