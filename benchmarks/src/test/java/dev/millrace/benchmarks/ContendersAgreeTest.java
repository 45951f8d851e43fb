package dev.millrace.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.benchmarks.contender.Contender;
import dev.millrace.benchmarks.contender.PacedContender;
import dev.millrace.benchmarks.contender.PacedRun;
import dev.millrace.benchmarks.contender.Result;
import dev.millrace.benchmarks.workload.Workload;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every contender gives the result rows that the naive reading of the workload gives. */
class ContendersAgreeTest {

    /** Nearly four seconds of event time: several windows, the last ones closed by the end of the input. */
    private static final long ROWS = 500_000;

    @ParameterizedTest
    @EnumSource
    void givesTheNaiveResultAtParallelismOne(ContenderKind kind) throws Exception {
        assertAgreement(kind, 1);
    }

    @ParameterizedTest
    @EnumSource
    void givesTheNaiveResultAtParallelismTwo(ContenderKind kind) throws Exception {
        assertAgreement(kind, 2);
    }

    @ParameterizedTest
    @EnumSource
    void handlesTenRows(ContenderKind kind) throws Exception {
        try (Contender contender = kind.open(1)) {
            Result expected = NaiveWorkloads.run(Workload.W2, 10);

            Result result = contender.run(Workload.W2, 10);

            assertTrue(result.agreesWith(expected), () -> "got " + result + ", expected " + expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void measuresTheLatencyOfEveryResultThatARowGave(ContenderKind kind) throws Exception {
        try (PacedContender contender = kind.open(1)) {
            PacedRun run = new PacedRun(1_000_000, 0, 1);

            contender.run(run);

            // A million rows are 7.8 seconds of event time, so the watermark passes the ends of seven windows; and of
            // the 70,000 pairs of key and window one has no row.
            assertEquals(69_999, run.latencyNanos().getTotalCount());
        }
    }

    private static void assertAgreement(ContenderKind kind, int parallelism) throws Exception {
        try (Contender contender = kind.open(parallelism)) {
            for (Workload workload : Workload.values()) {
                Result expected = NaiveWorkloads.run(workload, ROWS);

                Result result = contender.run(workload, ROWS);

                assertTrue(result.agreesWith(expected), () -> workload + ": got " + result + ", expected " + expected);
            }
        }
    }
}
