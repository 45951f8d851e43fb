package dev.millrace.runtime.connector.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    private static long parseLong(String text) {
        return NumberText.parseLong(text.toCharArray(), 0, text.length());
    }

    private static double parseDouble(String text) {
        String padded = "9" + text + "9";
        return NumberText.parseDouble(padded.toCharArray(), 1, padded.length() - 1);
    }

    @ParameterizedTest
    @ValueSource(
            longs = {0, 1, -1, 42, 999_999_999_999_999_999L, 1_000_000_000_000_000_000L, Long.MAX_VALUE, -Long.MAX_VALUE
            })
    void wholeNumbersAreRead(long number) {
        assertEquals(number, parseLong(Long.toString(number)));
        assertEquals(Math.abs(number), parseLong("+" + Math.abs(number)));
        assertEquals(number, parseLong((number < 0 ? "-" : "") + "000000000000000000000000" + Math.abs(number)));
    }

    @Test
    void theSmallestNumberIsToldFromAFailure() {
        String smallest = Long.toString(Long.MIN_VALUE);

        assertEquals(NumberText.FAILED, parseLong(smallest));
        assertTrue(NumberText.isSmallestLong(smallest.toCharArray(), 0, smallest.length()));
        assertFalse(NumberText.isSmallestLong("x".toCharArray(), 0, 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+",
                "--1",
                "1-",
                "1.0",
                "1e3",
                " 1",
                "0x10",
                "1_000",
                "1,000",
                "9223372036854775808",
                "-9223372036854775809",
                "99999999999999999999999",
                "１"
            })
    void otherTextsAreNoWholeNumbers(String text) {
        assertEquals(NumberText.FAILED, parseLong(text));
        assertFalse(NumberText.isSmallestLong(text.toCharArray(), 0, text.length()));
    }

    @Test
    void decimalsAreRoundedAsTheirDefinitionSays() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            String text = decimal(random);
            assertEquals(Double.parseDouble(text), parseDouble(text), () -> text + ", seed " + seed);
        }
    }

    private static String decimal(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> Double.toString(Double.longBitsToDouble((random.nextLong() & ~(0x7FFL << 52)) | (1000L << 52)));
            case 1 ->
                new BigDecimal(random.nextLong())
                        .movePointLeft(random.nextInt(25))
                        .toPlainString();
            case 2 -> (random.nextBoolean() ? "-" : "+") + random.nextInt(100_000) + "." + random.nextInt(1_000_000);
            case 3 -> random.nextLong(1L << 54) + "e" + (random.nextInt(60) - 30);
            default -> "." + random.nextInt(1000) + (random.nextBoolean() ? "" : "E5");
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0", "-0.0", "0", "5.", ".5", "Infinity", "-Infinity", "1e400", "4.9E-324", "1e-400"})
    void specialNumbersAreRead(String text) {
        assertEquals(Double.parseDouble(text), parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "-.", "1.2.3", "1e", "e5", "1f", "1d", "0x1p3", "inf", "nan", "1 2", "12a", "--1"})
    void otherTextsAreNoNumbers(String text) {
        assertTrue(Double.isNaN(parseDouble(text)));
        assertFalse(NumberText.isNaN(text.toCharArray(), 0, text.length()));
    }

    @Test
    void whatIsWrittenIsTheShortestThatReadsBack() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            double number = random.nextBoolean()
                    ? Double.longBitsToDouble(random.nextLong())
                    : random.nextInt(20_000_000) - 10_000_000;
            assertEquals(
                    Double.toString(number), new Utf8Builder().number(number).toString(), "seed " + seed);
            long whole = random.nextLong() >> random.nextInt(64);
            assertEquals(Long.toString(whole), new Utf8Builder().number(whole).toString(), "seed " + seed);
        }
        assertEquals("-0.0", new Utf8Builder().number(-0.0).toString());
        assertEquals(
                "-9223372036854775808", new Utf8Builder().number(Long.MIN_VALUE).toString());
    }
}
