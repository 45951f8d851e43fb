package dev.millrace.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.ExpressionCompiler;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.spec.TransformSpecs.FilterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters in expressions, with the compiler that both runtimes use. */
class CompiledParametersTest {

    private static final int ATTACKS = 300;

    private final PipelineValidator validator = new PipelineValidator(Catalog.shared(), ExpressionCompiler.shared());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STRING    | it's                     | name = ${p}",
                "STRING    | 大阪 \\n                  | name = ${p}",
                "STRING    | x                        | name LIKE 'a${p}%'",
                "INT       | -9223372036854775808     | id >${p}",
                "INT       | 7                        | id -${p} > 0",
                "DOUBLE    | -1.5e-300                | price > ${p}",
                "DOUBLE    | 1e308                    | price > ${p}",
                "DOUBLE    | 12345.678                | price > ${p}",
                "BOOLEAN   | true                     | ${p} OR id > 1",
                "DURATION  | 1m30s                    | at + ${p} > at",
                "DURATION  | 3650d                    | at - ${p} < at",
                "DURATION  | 0s                       | at + ${p} = at",
                "TIMESTAMP | 2026-02-28T23:59:59.999Z | at > ${p}",
                "PATH      | C:\\data                 | name <> ${p}",
            })
    void everyTypeOfParameterCompiles(Parameter.Type type, String value, String condition) {
        assertEquals(List.of(), errors(filter(condition, type), value));
    }

    @Test
    void aStringIsOneLiteralWhateverItHolds() {
        long seed = Long.getLong("seed", 20_260_101L);
        Random random = new Random(seed);
        String[] pieces = {
            "'",
            "''",
            "\"",
            "\\",
            " OR true",
            " OR 1=1 --",
            "/*",
            "*/",
            "\n",
            "\r",
            "${p}",
            "$${",
            ";",
            "x",
            "`",
            "U&",
            "E",
            "\u2019",
            "//",
            "N'",
            ")",
            "("
        };
        for (int i = 0; i < ATTACKS; i++) {
            StringBuilder attack = new StringBuilder();
            for (int j = random.nextInt(6); j >= 0; j--) {
                attack.append(pieces[random.nextInt(pieces.length)]);
            }
            String value = attack.toString();

            assertEquals(value, literal("name = ${p}", value), () -> "seed " + seed + ", " + value);
            assertEquals("<" + value + ">", literal("name = '<${p}>'", value), () -> "seed " + seed + ", " + value);
        }
    }

    @Test
    void anErrorBehindAParameterStandsWhereTheUserWroteIt() {
        Pipeline pipeline = filter("name = ${p} AND\n  nane = ${p}", Parameter.Type.STRING);

        Problem problem = validator.validate(pipeline, Map.of("p", Value.of("another long value"))).problems().stream()
                .filter(Problem::isError)
                .findFirst()
                .orElseThrow();

        assertTrue(problem.message().contains("nane"), problem.message());
        assertEquals(
                "node keep, settings.condition, line 2, column 3",
                problem.place().toString());
        assertEquals(6, problem.place().span().orElseThrow().endColumn());
    }

    /** The text that a name is compared with. */
    private Object literal(String condition, String value) {
        Pipeline pipeline = filter(condition, Parameter.Type.STRING);
        assertEquals(List.of(), errors(pipeline, value));
        Validated validated = validator.validate(pipeline, Map.of("p", Value.of(value)));
        FilterSpec spec = (FilterSpec)
                Objects.requireNonNull(validated.nodes().get("keep")).spec();
        Call comparison = assertInstanceOf(Call.class, spec.condition());
        List<Object> constants = new ArrayList<>();
        for (Expression argument : comparison.arguments()) {
            if (argument instanceof Literal constant) {
                constants.add(Objects.requireNonNull(constant.value()));
            }
        }
        assertEquals(1, constants.size(), comparison.toString());
        return constants.get(0);
    }

    private List<String> errors(Pipeline pipeline, String value) {
        return validator.validate(pipeline, Map.of("p", Value.of(value))).problems().stream()
                .filter(Problem::isError)
                .map(Problem::toString)
                .toList();
    }

    private static Pipeline filter(String condition, Parameter.Type type) {
        return new Pipelines()
                .orders("orders")
                .node("keep", "filter", "condition", condition)
                .node("table", "table-sink")
                .edge("orders.out", "keep.in")
                .edge("keep.out", "table.in")
                .parameter("p", type)
                .build();
    }
}
