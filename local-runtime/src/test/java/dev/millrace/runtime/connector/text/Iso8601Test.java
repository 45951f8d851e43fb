package dev.millrace.runtime.connector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Iso8601Test {

    private static long timestamp(String text) {
        String padded = "xx" + text + "yy";
        return Iso8601.timestamp(padded.toCharArray(), 2, padded.length() - 2);
    }

    private static long date(String text) {
        return Iso8601.date(text.toCharArray(), 0, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "2018-01-31T02:18:21.235Z, 2018-01-31T02:18:21.235Z",
        "2018-01-31T02:18:21Z, 2018-01-31T02:18:21Z",
        "2018-01-31T02:18:21, 2018-01-31T02:18:21Z",
        "2018-01-31 02:18:21, 2018-01-31T02:18:21Z",
        "2018-01-31t02:18z, 2018-01-31T02:18:00Z",
        "2018-01-31T02:18, 2018-01-31T02:18:00Z",
        "2018-01-31, 2018-01-31T00:00:00Z",
        "'2018-01-31T02:18:21,5', 2018-01-31T02:18:21.500Z",
        "2018-01-31T02:18:21.123456789Z, 2018-01-31T02:18:21.123Z",
        "2018-01-31T02:18:21.9999, 2018-01-31T02:18:21.999Z",
        "2018-01-31T02:18:21+02, 2018-01-31T00:18:21Z",
        "2018-01-31T02:18:21-0230, 2018-01-31T04:48:21Z",
        "2018-01-31 02:18:21.5+05:45, 2018-01-30T20:33:21.500Z",
        "0000-02-29T23:59:59Z, 0000-02-29T23:59:59Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
        "+12345-06-07T08:09:10Z, +12345-06-07T08:09:10Z",
        "-0044-03-15T12:00:00Z, -0044-03-15T12:00:00Z"
    })
    void timestampsAreRead(String text, String instant) {
        assertEquals(Instant.parse(instant).toEpochMilli(), timestamp(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2018",
                "2018-01",
                "2018-1-31",
                "2018-02-29",
                "2018-04-31",
                "2018-13-01",
                "2018-00-10",
                "2018-01-00",
                "2018-01-31T",
                "2018-01-31T02",
                "2018-01-31T2:18",
                "2018-01-31T24:00",
                "2018-01-31T02:60",
                "2018-01-31T02:18:60Z",
                "2018-01-31T02:18:2",
                "2018-01-31T02:18:21.",
                "2018-01-31T02:18:21.Z",
                "2018-01-31T02:18:21X",
                "2018-01-31T02:18:21+2",
                "2018-01-31T02:18:21+02:0",
                "2018-01-31T02:18:21+02x00",
                "2018-01-31T02:18:21+19",
                "2018-01-31T02:18:21ZZ",
                "2018/01/31",
                "31.01.2018",
                "2018-01-31_02:18:21",
                "1517364191235",
                "２018-01-31"
            })
    void otherTextsAreNot(String text) {
        assertEquals(Iso8601.FAILED, timestamp(text));
    }

    @Test
    void allThatIsWrittenIsRead() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            long millis = random.nextLong(600_000_000_000_000L) - 200_000_000_000_000L;
            long value = random.nextInt(3) == 0 ? Math.floorDiv(millis, 1000L) * 1000 : millis;
            int day = random.nextInt(8_000_000) - 2_000_000;
            Utf8Builder out = new Utf8Builder();

            assertEquals(value, timestamp(out.timestamp(value).toString()), "seed " + seed);
            assertEquals(value, Instant.parse(out.toString()).toEpochMilli(), "seed " + seed);
            out.clear();
            assertEquals(day, date(out.date(day).toString()), "seed " + seed);
            assertEquals(day, LocalDate.parse(out.toString()).toEpochDay(), "seed " + seed);
        }
    }

    @Test
    void everyDayOfTheGregorianCycleIsRead() {
        for (int day = 0; day < 146_097; day += 1) {
            assertEquals(day, date(LocalDate.ofEpochDay(day).toString()));
        }
    }
}
