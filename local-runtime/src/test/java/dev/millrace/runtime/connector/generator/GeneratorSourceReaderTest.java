package dev.millrace.runtime.connector.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.SourceSpecs.Choice;
import dev.millrace.model.spec.SourceSpecs.EventTimes;
import dev.millrace.model.spec.SourceSpecs.GeneratedColumn;
import dev.millrace.model.spec.SourceSpecs.Generator;
import dev.millrace.model.spec.SourceSpecs.GeneratorSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Normal;
import dev.millrace.model.spec.SourceSpecs.Sequence;
import dev.millrace.model.spec.SourceSpecs.Uniform;
import dev.millrace.model.spec.SourceSpecs.Zipf;
import dev.millrace.runtime.connector.Reading;
import dev.millrace.runtime.connector.SourceReader;
import dev.millrace.runtime.data.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorSourceReaderTest {

    private static final List<GeneratedColumn> COLUMNS = List.of(
            column(Scalar.BIGINT, new Sequence(5, 3)),
            column(Scalar.DOUBLE, new Uniform(-1, 1)),
            column(Scalar.INT, new Uniform(1, 6)),
            column(Scalar.DOUBLE, new Normal(10, 2)),
            column(Scalar.BIGINT, new Zipf(1000, 1.1)),
            column(Scalar.STRING, new Choice(List.of("red", "green", "blue"), List.of(1.0, 2.0, 1.0))),
            column(Scalar.TIMESTAMP, new EventTimes(1_000_000, 0.5, 100)));

    private static GeneratedColumn column(DataType type, Generator generator) {
        return new GeneratedColumn(Field.required(generator.getClass().getSimpleName(), type), generator);
    }

    private static GeneratorSourceSpec spec(long rows, OptionalDouble rate, List<GeneratedColumn> columns) {
        return new GeneratorSourceSpec(OptionalLong.of(rows), rate, 42, columns, Optional.empty());
    }

    private static List<DataType> types(GeneratorSourceSpec spec) {
        return spec.columns().stream().map(column -> column.field().type()).toList();
    }

    private static GeneratorSourceReader reader(GeneratorSourceSpec spec, int subtask, int parallelism) {
        return new GeneratorSourceReader(spec, Reading.context(Path.of("."), subtask, parallelism, () -> 0L));
    }

    private static List<List<@Nullable Object>> rows(GeneratorSourceSpec spec, int batchSize) {
        return Reading.all(reader(spec, 0, 1), types(spec), batchSize).rows();
    }

    private static double[] doubles(Generator generator, int rows) {
        return rows(spec(rows, OptionalDouble.empty(), List.of(column(Scalar.DOUBLE, generator))), 1024).stream()
                .mapToDouble(row -> (Double) row.getFirst())
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void rowsDoNotDependOnTheBatchSize(int batchSize) {
        GeneratorSourceSpec spec = spec(5000, OptionalDouble.empty(), COLUMNS);

        assertEquals(rows(spec, 1024), rows(spec, batchSize));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 9})
    void rowsDoNotDependOnTheParallelism(int parallelism) throws IOException {
        GeneratorSourceSpec spec = spec(7000, OptionalDouble.empty(), COLUMNS);
        Map<Long, List<@Nullable Object>> byOrdinal = new TreeMap<>();

        for (int subtask = 0; subtask < parallelism; subtask++) {
            GeneratorSourceReader reader = reader(spec, subtask, parallelism);
            reader.open();
            Batch batch = Batch.create(types(spec), false, 700);
            long ordinal = reader.nextOrdinal();
            int read = reader.read(batch, 700, (file, line, column, message, text) -> {});
            while (read != SourceReader.END) {
                assertEquals(ordinal / 1024, (ordinal + read - 1) / 1024, "a read crossed a block");
                for (int row = 0; row < read; row++) {
                    byOrdinal.put(ordinal + row, Reading.row(batch, row));
                }
                batch.clear();
                ordinal = reader.nextOrdinal();
                read = reader.read(batch, 700, (file, line, column, message, text) -> {});
            }
        }

        assertEquals(rows(spec, 1024), List.copyOf(byOrdinal.values()));
    }

    @Test
    void theDocumentedFormulasGiveTheRows() {
        List<@Nullable Object> first =
                rows(spec(10, OptionalDouble.empty(), COLUMNS), 1024).get(3);
        long key = mix(mix(42) + 1);
        double unit = (mix(key + 3) >>> 11) / 0x1p53;

        assertEquals(14L, first.get(0));
        assertEquals(-1 + unit * 2, first.get(1));
        long dice = 1 + (long) (((mix(mix(mix(42) + 2) + 3) >>> 11) / 0x1p53) * 6);
        assertEquals((int) dice, first.get(2));
    }

    /** Written out from docs/generator.md. */
    private static long mix(long n) {
        long z = (n + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Test
    void normalValuesHaveTheirMeanAndDeviation() {
        double[] values = doubles(new Normal(10, 2), 100_000);
        double mean = Arrays.stream(values).average().orElseThrow();
        double variance = Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();

        assertEquals(10, mean, 0.03);
        assertEquals(2, Math.sqrt(variance), 0.03);
    }

    @Test
    void zipfRanksAreAsFrequentAsTheirWeights() {
        int[] counts = new int[100];
        GeneratorSourceSpec spec =
                spec(200_000, OptionalDouble.empty(), List.of(column(Scalar.BIGINT, new Zipf(100, 1))));

        rows(spec, 1024).forEach(row -> counts[(int) (long) (Long) row.getFirst()]++);

        double total = IntStream.rangeClosed(1, 100).mapToDouble(k -> 1.0 / k).sum();
        for (int rank : new int[] {0, 1, 2, 9, 50, 99}) {
            double expected = 200_000 / total / (rank + 1);
            assertEquals(expected, counts[rank], 5 * Math.sqrt(expected), "rank " + rank);
        }
    }

    @Test
    void zipfRanksBeyondTheTableContinueItsCurve() {
        for (double exponent : new double[] {0, 0.5, 1, 1.01}) {
            ZipfRanks ranks = new ZipfRanks(100_000_000, exponent);
            int beyond = 0;
            for (int i = 0; i < 100_000; i++) {
                long rank = ranks.rank((i + 0.5) / 100_000);
                assertTrue(rank >= 0 && rank < 100_000_000, "rank " + rank);
                beyond += rank >= 10_000_000 ? 1 : 0;
            }
            double share =
                    (weight(100_000_000, exponent) - weight(10_000_000, exponent)) / weight(100_000_000, exponent);
            assertEquals(share, beyond / 100_000.0, 0.001, "exponent " + exponent);
        }
    }

    /** The weights of the first ranks by the Euler-Maclaurin formula. */
    private static double weight(double ranks, double exponent) {
        double sum = 0;
        for (int k = 1; k < 1000; k++) {
            sum += Math.pow(k, -exponent);
        }
        double power = 1 - exponent;
        double integral =
                exponent == 1 ? Math.log(ranks / 1000.0) : (Math.pow(ranks, power) - Math.pow(1000, power)) / power;
        return sum + integral + (Math.pow(ranks, -exponent) + Math.pow(1000, -exponent)) / 2;
    }

    @Test
    void choicesAreAsFrequentAsTheirWeights() {
        GeneratorSourceSpec spec = spec(100_000, OptionalDouble.empty(), List.of(COLUMNS.get(5)));

        long green = rows(spec, 1024).stream()
                .filter(row -> "green".equals(row.getFirst()))
                .count();

        assertEquals(50_000, (double) green, 1000);
    }

    @Test
    void eventTimesAreOutOfOrderByAtMostTheDisorder() {
        GeneratorSourceSpec spec = spec(100_000, OptionalDouble.empty(), List.of(COLUMNS.get(6)));
        long latest = Long.MIN_VALUE;
        long largestDelay = 0;
        for (List<@Nullable Object> row : rows(spec, 1024)) {
            long time = (Long) row.getFirst();
            latest = Math.max(latest, time);
            largestDelay = Math.max(largestDelay, latest - time);
        }

        assertTrue(largestDelay <= 100 && largestDelay > 80, "largest delay " + largestDelay);
    }

    @Test
    void wholeNumbersAreEvenlySpreadOverBothEnds() {
        int[] counts = new int[7];
        rows(spec(60_000, OptionalDouble.empty(), List.of(COLUMNS.get(2))), 1024)
                .forEach(row -> counts[(Integer) row.getFirst()]++);

        assertEquals(0, counts[0]);
        for (int face = 1; face <= 6; face++) {
            assertEquals(10_000, counts[face], 500);
        }
    }

    @Test
    void rowsComeWhenTheyAreDueWithoutDrift() {
        AtomicLong clock = new AtomicLong(-5_000_000_000L);
        GeneratorSourceSpec spec = spec(100_000, OptionalDouble.of(3), List.of(COLUMNS.getFirst()));
        GeneratorSourceReader reader = new GeneratorSourceReader(spec, Reading.context(Path.of("."), 0, 1, clock::get));
        Batch batch = Batch.create(types(spec), false, 1024);
        reader.open();

        assertEquals(1, reader.read(batch, 1024, (file, line, column, message, text) -> {}));
        assertEquals(0, reader.read(batch, 1024, (file, line, column, message, text) -> {}));
        long total = 1;
        for (int step = 0; step < 3000; step++) {
            clock.set(reader.nextDueNanos() - 1);
            assertEquals(0, reader.read(batch, 1024, (file, line, column, message, text) -> {}));
            clock.incrementAndGet();
            assertEquals(1, reader.read(batch, 1024, (file, line, column, message, text) -> {}));
            total++;
            assertEquals(-5e9 + (total - 1) * 1e9 / 3, (double) clock.get(), 2);
        }
    }

    @Test
    void lateReadsCatchUp() {
        AtomicLong clock = new AtomicLong();
        GeneratorSourceSpec spec = spec(100_000, OptionalDouble.of(1000), List.of(COLUMNS.getFirst()));
        GeneratorSourceReader reader = new GeneratorSourceReader(spec, Reading.context(Path.of("."), 0, 1, clock::get));
        Batch batch = Batch.create(types(spec), false, 1024);
        reader.open();

        clock.set(500_000_000);

        assertEquals(501, reader.read(batch, 1024, (file, line, column, message, text) -> {}));
    }
}
