package dev.millrace.benchmarks;

import dev.millrace.benchmarks.contender.PacedContender;
import dev.millrace.benchmarks.flink.FlinkContender;
import dev.millrace.benchmarks.hand.HandLoop;
import dev.millrace.benchmarks.jet.JetContender;
import dev.millrace.benchmarks.millrace.MillraceContender;
import dev.millrace.benchmarks.workload.Workload;
import java.util.Locale;

/** Every contender by name, in the order of the tables. To add one, add its constant and how it starts. */
public enum ContenderKind {
    /** The yardstick. */
    HAND("hand", true),

    /** The yardstick with the parser that the peers use. */
    HAND_JACKSON("hand-jackson", true),

    /** Millrace's local engine. */
    MILLRACE("millrace", true),

    /** The same without samples of the telemetry while it runs: what those cost. */
    MILLRACE_UNSAMPLED("millrace-unsampled", true),

    /** Apache Flink as it comes. */
    FLINK("flink", false),

    /** Apache Flink with buffers and watermarks each millisecond. */
    FLINK_TUNED("flink-tuned", false),

    /** Hazelcast Jet. */
    JET("jet", false);

    private final String title;
    private final boolean fast;

    ContenderKind(String title, boolean fast) {
        this.title = title;
        this.fast = fast;
    }

    /** Its name in tables and on the command line. */
    public String title() {
        return title;
    }

    /** Whether it needs the larger number of rows to run for about a second. */
    public boolean fast() {
        return fast;
    }

    /** Whether a throughput of this workload says something that no other contender's does. */
    public boolean measuresThroughputOf(Workload workload) {
        return switch (this) {
            case HAND, MILLRACE, FLINK, JET -> true;
            case HAND_JACKSON -> workload == Workload.W4;
            case MILLRACE_UNSAMPLED -> workload == Workload.W2;
            case FLINK_TUNED -> false;
        };
    }

    /** As above for latencies. */
    public boolean measuresLatency() {
        return this != HAND_JACKSON && this != MILLRACE_UNSAMPLED;
    }

    /** As above for the start of a process. */
    public boolean measuresStartUp() {
        return this == HAND || this == MILLRACE || this == FLINK || this == JET;
    }

    /** Starts it. */
    public PacedContender open(int parallelism) throws Exception {
        return switch (this) {
            case HAND -> HandLoop.withByteScanner();
            case HAND_JACKSON -> HandLoop.withJackson();
            case MILLRACE -> MillraceContender.start(parallelism);
            case MILLRACE_UNSAMPLED -> MillraceContender.startUnsampled(parallelism);
            case FLINK -> FlinkContender.start(parallelism);
            case FLINK_TUNED -> FlinkContender.startForLowLatency(parallelism);
            case JET -> JetContender.start(parallelism);
        };
    }

    /** Finds it by its title. */
    public static ContenderKind of(String title) {
        return valueOf(title.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
