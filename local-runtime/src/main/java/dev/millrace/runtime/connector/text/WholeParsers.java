package dev.millrace.runtime.connector.text;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.data.LongColumn;

/** Parsers of types that are whole numbers in their columns. */
final class WholeParsers {

    private WholeParsers() {}

    /** The base of parsers into 64-bit columns. */
    abstract static class IntoLongs extends TrimmingParser {
        long[] values = new long[0];

        IntoLongs(String expected) {
            super(expected);
        }

        @Override
        public void bind(Column column) {
            values = ((LongColumn) column).values();
        }
    }

    /** The base of parsers into 32-bit columns. */
    abstract static class IntoInts extends TrimmingParser {
        int[] values = new int[0];

        IntoInts(String expected) {
            super(expected);
        }

        @Override
        public void bind(Column column) {
            values = ((IntColumn) column).values();
        }
    }

    /** Type bigint. */
    static final class LongParser extends IntoLongs {
        LongParser() {
            super("a bigint (a whole number of at most 64 bits)");
        }

        @Override
        boolean parseTrimmed(char[] text, int start, int end, int row) {
            long value = NumberText.parseLong(text, start, end);
            values[row] = value;
            return value != NumberText.FAILED || NumberText.isSmallestLong(text, start, end);
        }
    }

    /** Type int. */
    static final class IntParser extends IntoInts {
        IntParser() {
            super("an int (a whole number of at most 32 bits)");
        }

        @Override
        boolean parseTrimmed(char[] text, int start, int end, int row) {
            long value = NumberText.parseLong(text, start, end);
            values[row] = (int) value;
            return value == (int) value;
        }
    }

    /** Type timestamp in ISO 8601. */
    static final class IsoTimestampParser extends IntoLongs {
        IsoTimestampParser() {
            super("a timestamp such as 2026-01-31T12:00:00Z");
        }

        @Override
        boolean parseTrimmed(char[] text, int start, int end, int row) {
            long value = Iso8601.timestamp(text, start, end);
            values[row] = value;
            return value != Iso8601.FAILED;
        }
    }

    /** Type date in ISO 8601. */
    static final class IsoDateParser extends IntoInts {
        IsoDateParser() {
            super("a date such as 2026-01-31");
        }

        @Override
        boolean parseTrimmed(char[] text, int start, int end, int row) {
            long value = Iso8601.date(text, start, end);
            values[row] = (int) value;
            return value == (int) value;
        }
    }
}
