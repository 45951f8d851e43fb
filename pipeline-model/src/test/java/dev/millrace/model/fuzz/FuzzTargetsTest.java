package dev.millrace.model.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A fixed share of what {@code -Pfuzz} does for hours: the templates' files and some expressions, damaged at random, and
 * inputs that once failed. {@code -Dseed=} and {@code -Dfuzz.inputs=} try others and more.
 */
class FuzzTargetsTest {

    private static final long SEED = Long.getLong("seed", 20_261_126L);
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 1_500);
    private static final List<String> EXPRESSIONS = List.of(
            "amount * 2 + count",
            "CASE WHEN flag THEN UPPER(name) ELSE 'none' END",
            "time + INTERVAL '10' SECOND >= TIMESTAMP '2026-01-01 00:00:00'",
            "CAST(name AS DECIMAL(10, 2)) BETWEEN 1 AND 5 OR name LIKE '%a_'",
            "COALESCE(JSON_VALUE(name, '$.a[0].b'), SUBSTRING(name FROM 2 FOR 3))");

    @Test
    void damagedDocumentsGiveProblems() throws IOException {
        damage(files("pipeline.json"), DocumentFuzz::fuzzerTestOneInput);
    }

    @Test
    void damagedStreamTestsGiveProblems() throws IOException {
        damage(files("tests"), DocumentFuzz::fuzzerTestOneInput);
    }

    @Test
    void damagedExpressionsGiveErrors() {
        damage(
                EXPRESSIONS.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                ExpressionFuzz::fuzzerTestOneInput);
    }

    private static List<byte[]> files(String part) throws IOException {
        List<byte[]> contents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("../templates"), 3)) {
            for (Path file : files.filter(each -> each.toString().contains("/" + part)
                            && each.toString().endsWith(".json"))
                    .filter(each -> !each.toString().contains("/target/"))
                    .sorted()
                    .toList()) {
                contents.add(Files.readAllBytes(file));
            }
        }
        return contents;
    }

    private static void damage(List<byte[]> whole, Consumer<byte[]> target) {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = damaged(whole.get(random.nextInt(whole.size())), whole, random);
            try {
                target.accept(input);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "seed " + SEED + ", input " + i + ": " + new String(input, StandardCharsets.UTF_8), e);
            }
        }
    }

    /** One to four of: another byte, a byte less, a stretch of another input, the end cut off. */
    private static byte[] damaged(byte[] input, List<byte[]> others, SplittableRandom random) {
        byte[] damaged = input.clone();
        for (int times = 1 + random.nextInt(4); times > 0 && damaged.length > 1; times--) {
            int at = random.nextInt(damaged.length);
            switch (random.nextInt(8)) {
                case 0 -> damaged = Arrays.copyOf(damaged, Math.max(1, at));
                case 1, 2 -> damaged = spliced(damaged, at, others.get(random.nextInt(others.size())), random);
                case 3, 4 -> damaged[at] = damaged[random.nextInt(damaged.length)];
                default -> damaged[at] = (byte) random.nextInt(32, 127);
            }
        }
        return damaged;
    }

    private static byte[] spliced(byte[] input, int at, byte[] other, SplittableRandom random) {
        int from = random.nextInt(other.length);
        int length = Math.min(other.length - from, random.nextInt(40));
        byte[] spliced = Arrays.copyOf(input, Math.max(input.length, at + length));
        System.arraycopy(other, from, spliced, at, length);
        return spliced;
    }
}
