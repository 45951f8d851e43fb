package dev.millrace.benchmarks.harness;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.contender.Contender;
import dev.millrace.benchmarks.workload.Workload;

/** A process whose only job is W2 over ten rows: what is measured of it is how soon the result is printed. */
final class TenRows {

    private TenRows() {}

    /** Argument: the contender's title. */
    public static void main(String[] arguments) throws Exception {
        try (Contender contender = ContenderKind.of(arguments[0]).open(1)) {
            System.out.println(contender.run(Workload.W2, 10));
        }
    }
}
