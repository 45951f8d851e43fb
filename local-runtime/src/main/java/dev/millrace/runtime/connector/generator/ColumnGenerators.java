package dev.millrace.runtime.connector.generator;

import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.spec.SourceSpecs.ByExpression;
import dev.millrace.model.spec.SourceSpecs.Choice;
import dev.millrace.model.spec.SourceSpecs.EventTimes;
import dev.millrace.model.spec.SourceSpecs.GeneratedColumn;
import dev.millrace.model.spec.SourceSpecs.Normal;
import dev.millrace.model.spec.SourceSpecs.Sequence;
import dev.millrace.model.spec.SourceSpecs.Uniform;
import dev.millrace.model.spec.SourceSpecs.Zipf;
import dev.millrace.runtime.connector.Ordinals;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;

/**
 * The generators that need nothing but the row's number and randomness; {@code docs/generator.md} defines them. Each
 * has a loop of its own, so that the JIT compiles each by itself.
 */
final class ColumnGenerators {

    private static final double EXACT_LIMIT = 0x1p53;

    private ColumnGenerators() {}

    /** Fills an array with the values of rows {@code first} and on. */
    private interface Wholes {
        void fill(long[] values, long first, int count);
    }

    /** Fills an array with the values of rows {@code first} and on. */
    private interface Doubles {
        void fill(double[] values, long first, int count);
    }

    /** @param position of the column in its source, which decides its randomness */
    static ColumnGenerator of(GeneratedColumn column, long seed, int position) {
        RowRandom random = RowRandom.of(seed, position);
        DataType type = column.field().type();
        return switch (column.generator()) {
            case Sequence sequence -> sequence(type, sequence);
            case Uniform uniform -> uniform(type, uniform, random);
            case Normal normal -> doubles(normal(normal, random));
            case Zipf zipf -> wholes(type, zipf(zipf, random));
            case Choice choice -> choice(type, choice, random);
            case EventTimes times -> wholes(type, eventTimes(times, random));
            case ByExpression other -> throw new IllegalArgumentException("see ExpressionColumns: " + other);
        };
    }

    private static ColumnGenerator wholes(DataType type, Wholes wholes) {
        if (type == Scalar.BIGINT || type == Scalar.TIMESTAMP) {
            return (column, first, count) -> wholes.fill(((LongColumn) column).values(), first, count);
        }
        if (type != Scalar.INT) {
            throw new IllegalArgumentException("no generator of whole numbers for " + type.text());
        }
        long[] scratch = new long[Ordinals.BLOCK];
        return (column, first, count) -> {
            wholes.fill(scratch, first, count);
            int[] values = ((IntColumn) column).values();
            for (int i = 0; i < count; i++) {
                values[i] = (int) scratch[i];
            }
        };
    }

    private static ColumnGenerator doubles(Doubles doubles) {
        return (column, first, count) -> doubles.fill(((DoubleColumn) column).values(), first, count);
    }

    private static ColumnGenerator sequence(DataType type, Sequence sequence) {
        double start = sequence.start();
        double step = sequence.step();
        if (type == Scalar.DOUBLE) {
            return doubles((values, first, count) -> {
                for (int i = 0; i < count; i++) {
                    values[i] = start + (first + i) * step;
                }
            });
        }
        if (isExact(start) && isExact(step)) {
            long wholeStart = (long) start;
            long wholeStep = (long) step;
            return wholes(type, (values, first, count) -> {
                for (int i = 0; i < count; i++) {
                    values[i] = wholeStart + (first + i) * wholeStep;
                }
            });
        }
        return wholes(type, (values, first, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = (long) Math.floor(start + (first + i) * step);
            }
        });
    }

    private static boolean isExact(double number) {
        return Math.rint(number) == number && Math.abs(number) <= EXACT_LIMIT;
    }

    private static ColumnGenerator uniform(DataType type, Uniform uniform, RowRandom random) {
        if (type == Scalar.DOUBLE) {
            double low = uniform.low();
            double width = uniform.high() - low;
            return doubles((values, first, count) -> {
                for (int i = 0; i < count; i++) {
                    values[i] = low + random.unit(first + i) * width;
                }
            });
        }
        long smallest = (long) Math.ceil(uniform.low());
        double different = Math.floor(uniform.high()) - smallest + 1;
        return wholes(type, (values, first, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = smallest + (long) (random.unit(first + i) * different);
            }
        });
    }

    /** Box and Muller, "A Note on the Generation of Random Normal Deviates", 1958; the cosine branch. */
    private static Doubles normal(Normal normal, RowRandom random) {
        return (values, first, count) -> {
            for (int i = 0; i < count; i++) {
                double radius = Math.sqrt(-2 * StrictMath.log(1 - random.unit(first + i)));
                double angle = 2 * Math.PI * random.secondUnit(first + i);
                values[i] = normal.mean() + normal.deviation() * (radius * StrictMath.cos(angle));
            }
        };
    }

    private static Wholes zipf(Zipf zipf, RowRandom random) {
        ZipfRanks ranks = new ZipfRanks(zipf.count(), zipf.exponent());
        return (values, first, count) -> {
            for (int i = 0; i < count; i++) {
                values[i] = ranks.rank(random.unit(first + i));
            }
        };
    }

    private static Wholes eventTimes(EventTimes times, RowRandom random) {
        double delays = times.disorderMs() + 1.0;
        return (values, first, count) -> {
            for (int i = 0; i < count; i++) {
                long n = first + i;
                values[i] = times.startMs() + (long) Math.floor(n * times.stepMs()) - (long) (random.unit(n) * delays);
            }
        };
    }

    private static ColumnGenerator choice(DataType type, Choice choice, RowRandom random) {
        Column values = Column.create(type, choice.values().size());
        double[] weights = new double[choice.values().size()];
        for (int i = 0; i < weights.length; i++) {
            values.setBoxed(i, choice.values().get(i));
            weights[i] = choice.weights().isEmpty() ? 1 : choice.weights().get(i);
        }
        CumulativeWeights table = CumulativeWeights.of(weights);
        int[] chosen = new int[Ordinals.BLOCK];
        return (column, first, count) -> {
            for (int i = 0; i < count; i++) {
                chosen[i] = table.find(random.unit(first + i) * table.total());
            }
            column.gather(0, values, chosen, 0, count);
        };
    }
}
