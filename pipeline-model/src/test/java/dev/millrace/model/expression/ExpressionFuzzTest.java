package dev.millrace.model.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.expression.ExpressionCompiler.ExpressionError;
import dev.millrace.model.expression.ExpressionCompiler.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random texts: nothing that anyone types throws, and every error stays within the text. */
class ExpressionFuzzTest {

    private static final long SEED = Long.getLong("seed", 20260331L);
    private static final int TEXTS = Integer.getInteger("fuzz.texts", 3_000);

    private static final List<String> PIECES = pieces();

    @Test
    void soupOfTokensNeverThrows() {
        Random random = new Random(SEED);

        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(14); length >= 0; length--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
                text.append(random.nextInt(6) == 0 ? "" : " ");
            }
            check(text.toString(), random);
        }
    }

    @Test
    void damagedExpressionNeverThrows() {
        List<String> whole = FunctionLibrary.all().stream()
                .map(function -> function.description().example())
                .toList();
        Random random = new Random(SEED);

        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder(whole.get(random.nextInt(whole.size())));
            for (int damage = random.nextInt(3); damage >= 0; damage--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, (char) random.nextInt(0x250));
                    case 2 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                    default -> text.setLength(Math.max(1, at));
                }
                text.append(' ');
            }
            check(text.toString(), random);
        }
    }

    private static void check(String text, Random random) {
        try {
            Result result = ExpressionCompiler.shared().compile(text, Samples.SCHEMA);
            if (result.error() != null) {
                checkError(text, result.error());
            } else {
                evaluate(Objects.requireNonNull(result.expression()));
            }
            int caret = random.nextInt(text.length() + 1);
            ExpressionCompiler.shared().complete(text, caret, Samples.SCHEMA);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("seed " + SEED + ": " + text, e);
        }
    }

    private static void checkError(String text, ExpressionError error) {
        int lines = (int) text.lines().count() + 1;
        assertFalse(error.message().isBlank(), text);
        assertFalse(error.message().contains("\n"), text);
        assertTrue(error.span().line() >= 1 && error.span().endLine() <= lines, text);
        assertTrue(error.span().column() >= 1 && error.span().endColumn() <= text.length() + 1, text);
        boolean ordered = error.span().line() < error.span().endLine()
                || error.span().column() <= error.span().endColumn();
        assertTrue(ordered, () -> text + error.span());
    }

    /** A value or the exception that is meant for rows; and the text form does not depend on the row. */
    private static void evaluate(Expression tree) {
        try {
            Object value = RowEvaluator.of(tree).evaluate(Samples.fields());
            assertTrue(value != null || tree.nullable(), () -> Expressions.text(tree));
        } catch (RowEvaluationException e) {
            assertFalse(Objects.requireNonNull(e.getMessage()).isBlank());
        }
        assertEquals(Expressions.text(tree), Expressions.text(tree));
    }

    private static List<String> pieces() {
        List<String> pieces = new ArrayList<>(List.of(
                "1",
                "0",
                "2.5",
                "1e3",
                "'a'",
                "'2026-01-01'",
                "'$.a'",
                "''",
                "NULL",
                "TRUE",
                "i",
                "b",
                "d",
                "dec",
                "s",
                "flag",
                "ts",
                "dt",
                "iv",
                "arr",
                "r",
                "r.n",
                "raw",
                "none",
                "\"my field\"",
                "`x`",
                "+",
                "-",
                "*",
                "/",
                "%",
                "=",
                "<>",
                "<",
                ">=",
                "||",
                "(",
                ")",
                "(",
                ")",
                "[",
                "]",
                ",",
                ".",
                "::",
                "AND",
                "OR",
                "NOT",
                "IS",
                "IN (",
                "LIKE",
                "BETWEEN",
                "CASE",
                "WHEN",
                "THEN",
                "ELSE",
                "END",
                "CAST(",
                "AS",
                "INT",
                "STRING",
                "DECIMAL(5, 2)",
                "TIMESTAMP",
                "DATE",
                "INTERVAL",
                "'5'",
                "DAY",
                "TO",
                "SECOND",
                "EXTRACT(",
                "HOUR",
                "FROM",
                "FOR",
                "DISTINCT",
                "SELECT",
                "OVER",
                "*",
                "--",
                "/*",
                "*/",
                "'",
                "\"",
                "\n",
                ";",
                "?",
                "$",
                "\u0000",
                "é",
                "😀",
                "ARRAY[",
                "ESCAPE",
                "NULL",
                "5x",
                "//",
                "=>",
                "{",
                "}"));
        FunctionLibrary.all().forEach(function -> pieces.add(function.name() + "("));
        pieces.addAll(Samples.RESERVED_NAMES.subList(0, 40));
        return pieces;
    }
}
