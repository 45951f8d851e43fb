package dev.millrace.model.spec;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The sources. Every source's main output is port 0 {@code out}; file sources have port 1 {@code errors}. */
public final class SourceSpecs {

    /** Schema of the {@code errors} port of file sources. */
    public static final Schema ERRORS = ErrorFields.behind(Schema.of(
            List.of(
                    Field.required("file", DataType.Scalar.STRING),
                    Field.required("line", DataType.Scalar.BIGINT),
                    Field.required("column", DataType.Scalar.INT),
                    Field.nullable("text", DataType.Scalar.STRING)),
            false));

    /** Format of timestamps that are milliseconds since 1970-01-01T00:00:00Z. */
    public static final String EPOCH_MS = "epoch-ms";

    /** Format of timestamps that are seconds since 1970-01-01T00:00:00Z, decimals allowed. */
    public static final String EPOCH_S = "epoch-s";

    private SourceSpecs() {}

    /**
     * Where lines come from.
     *
     * @param path a file or glob, relative to the document's folder; {@code .gz} and {@code .zst} are unpacked
     * @param charset an IANA name
     */
    public record Files(String path, String charset, MalformedPolicy onMalformed) {}

    /**
     * @param from header name (CSV) or JSON path (JSON lines) it is read from; empty: the field's own name, or the
     *     column at its position in a file without header
     * @param format pattern of timestamps and dates, or {@link #EPOCH_MS} or {@link #EPOCH_S}, or empty for ISO 8601
     */
    public record Column(Field field, String from, String format) {}

    /** Comma-separated values (RFC 4180). Columns are found by header name, without header by position. */
    public record CsvSourceSpec(Files files, CsvFormat format, List<Column> columns, Optional<EventTimeSpec> eventTime)
            implements SourceSpec {
        @Override
        public MalformedPolicy onMalformed() {
            return files.onMalformed();
        }
    }

    /**
     * @param quote 0: no quoting, every line is split at the delimiter alone
     * @param nullText the unquoted text that means null
     */
    public record CsvFormat(char delimiter, char quote, boolean header, String nullText) {}

    /** One JSON object a line. */
    public record JsonlSourceSpec(Files files, List<Column> columns, Optional<EventTimeSpec> eventTime)
            implements SourceSpec {
        @Override
        public MalformedPolicy onMalformed() {
            return files.onMalformed();
        }
    }

    /**
     * Rows written in the document.
     *
     * @param rows values boxed as {@link DataType} says, in field order
     * @param arrivalsMs when each row arrives, in ms since the start of the run; empty: all at once
     */
    public record RowsSourceSpec(
            List<Field> fields,
            List<List<@Nullable Object>> rows,
            List<Long> arrivalsMs,
            Optional<EventTimeSpec> eventTime)
            implements SourceSpec {}

    /**
     * Rows computed from their number, the same for every run.
     *
     * @param rows absent: without end
     * @param rowsPerSecond absent: as fast as possible
     * @param columns in field order
     */
    public record GeneratorSourceSpec(
            OptionalLong rows,
            OptionalDouble rowsPerSecond,
            long seed,
            List<GeneratedColumn> columns,
            Optional<EventTimeSpec> eventTime)
            implements SourceSpec {}

    /** A generated field. */
    public record GeneratedColumn(Field field, Generator generator) {}

    /** How a generated field gets its value in row n. Randomness is {@code hash64} of seed, column and n. */
    public sealed interface Generator {}

    /** An expression over one bigint field {@code n}, the row's number from 0. */
    public record ByExpression(Expression expression) implements Generator {}

    /** {@code start + n * step}. For int, bigint, double, timestamp (ms). */
    public record Sequence(double start, double step) implements Generator {}

    /** Evenly spread over [low, high]; whole numbers for whole types. */
    public record Uniform(double low, double high) implements Generator {}

    /** Normal distribution. */
    public record Normal(double mean, double deviation) implements Generator {}

    /** Key skew: rank r of 0..count-1 with probability proportional to 1 / (r + 1)^exponent. */
    public record Zipf(long count, double exponent) implements Generator {}

    /** One of the values (boxed), with these weights. */
    public record Choice(List<Object> values, List<Double> weights) implements Generator {}

    /**
     * Event times: {@code startMs + n * stepMs}, less an even random delay of up to disorderMs, so that rows are out of
     * order by at most that.
     */
    public record EventTimes(long startMs, double stepMs, long disorderMs) implements Generator {}
}
