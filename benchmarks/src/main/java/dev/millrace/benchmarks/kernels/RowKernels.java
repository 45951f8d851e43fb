package dev.millrace.benchmarks.kernels;

import dev.millrace.benchmarks.workload.AdEvent;
import dev.millrace.benchmarks.workload.AdParser;
import dev.millrace.benchmarks.workload.AdText;
import dev.millrace.benchmarks.workload.ByteScanner;
import dev.millrace.benchmarks.workload.JacksonParser;
import dev.millrace.benchmarks.workload.Rows;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What it takes to make a row and to read an ad's text: the parts of every contender's time that are not the engine's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowKernels {

    private static final int ROWS = 4096;

    private final byte[][] texts = new byte[ROWS][AdText.MAX_BYTES];
    private final int[] lengths = new int[ROWS];
    private final byte[] target = new byte[AdText.MAX_BYTES];
    private final AdEvent event = new AdEvent();
    private final AdParser scanner = new ByteScanner();
    private final AdParser jackson = new JacksonParser();

    /** Makes the texts that the parsers read. */
    public RowKernels() {
        for (int n = 0; n < ROWS; n++) {
            lengths[n] = AdText.write(n, texts[n]);
        }
    }

    /** One hash64. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long hash() {
        long sum = 0;
        for (int n = 0; n < ROWS; n++) {
            sum += Rows.hash64(n);
        }
        return sum;
    }

    /** Key, value and event time of a row. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long event() {
        long sum = 0;
        for (int n = 0; n < ROWS; n++) {
            long hash = Rows.hash64(n);
            sum += Rows.keyBits(hash) % 10_000 + Rows.value(hash) + Rows.timeMs(n, hash);
        }
        return sum;
    }

    /** Writing an ad's text. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long writeAd() {
        long sum = 0;
        for (int n = 0; n < ROWS; n++) {
            sum += AdText.write(n, target);
        }
        return sum;
    }

    /** Reading an ad's text byte by byte. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void scanAd(Blackhole blackhole) {
        parse(scanner, blackhole);
    }

    /** Reading an ad's text with Jackson. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void parseAdWithJackson(Blackhole blackhole) {
        parse(jackson, blackhole);
    }

    private void parse(AdParser parser, Blackhole blackhole) {
        for (int n = 0; n < ROWS; n++) {
            parser.parse(texts[n], lengths[n], event);
            blackhole.consume(event.timeMs);
        }
    }
}
