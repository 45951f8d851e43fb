package dev.millrace.model.operator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.SourceSpecs.ByExpression;
import dev.millrace.model.spec.SourceSpecs.Choice;
import dev.millrace.model.spec.SourceSpecs.EventTimes;
import dev.millrace.model.spec.SourceSpecs.GeneratedColumn;
import dev.millrace.model.spec.SourceSpecs.GeneratorSourceSpec;
import dev.millrace.model.spec.SourceSpecs.Normal;
import dev.millrace.model.spec.SourceSpecs.Sequence;
import dev.millrace.model.spec.SourceSpecs.Uniform;
import dev.millrace.model.spec.SourceSpecs.Zipf;
import dev.millrace.model.validation.NodeUnderTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GeneratorSourceTest {

    @Test
    void eachGeneratorHasItsParametersAndItsUsualType() {
        NodeUnderTest node = generator(
                Example.record("name", "a", "generator", "sequence", "start", 5, "step", 2),
                Example.record("name", "b", "generator", "uniform", "high", 10),
                Example.record("name", "c", "generator", "normal", "mean", 20),
                Example.record("name", "d", "generator", "zipf", "count", 100),
                Example.record("name", "e", "generator", "choice", "values", Example.list("x", "y")),
                Example.record(
                        "name",
                        "f",
                        "generator",
                        "time",
                        "interval",
                        "20us",
                        "disorder",
                        "1s",
                        "startTime",
                        "1970-01-02"),
                Example.record("name", "g", "generator", "expression", "expression", "n"));

        List<GeneratedColumn> columns = node.spec(GeneratorSourceSpec.class).columns();

        assertEquals(
                List.of(
                        new Sequence(5, 2),
                        new Uniform(0, 10),
                        new Normal(20, 1),
                        new Zipf(100, 1),
                        new Choice(List.of("x", "y"), List.of(1.0, 1.0)),
                        new EventTimes(86_400_000, 0.02, 1_000)),
                columns.stream().limit(6).map(GeneratedColumn::generator).toList());
        assertInstanceOf(ByExpression.class, columns.get(6).generator());
        assertEquals(
                "a bigint!, b double!, c double!, d bigint!, e string!, f timestamp!, g bigint!", node.output("out"));
    }

    @Test
    void rowsRateAndSeedAreOptional() {
        Value columns = Example.list(Example.record("name", "a", "generator", "sequence"));
        GeneratorSourceSpec plain =
                NodeUnderTest.source("generator-source", "columns", columns).spec(GeneratorSourceSpec.class);
        GeneratorSourceSpec said = NodeUnderTest.source(
                        "generator-source",
                        "columns",
                        columns,
                        "rows",
                        10,
                        "rate",
                        new Value.Numeric(new BigDecimal("0.5")),
                        "seed",
                        7)
                .spec(GeneratorSourceSpec.class);

        assertEquals(OptionalLong.empty(), plain.rows());
        assertEquals(OptionalDouble.empty(), plain.rowsPerSecond());
        assertEquals(1, plain.seed());
        assertEquals(OptionalLong.of(10), said.rows());
        assertEquals(OptionalDouble.of(0.5), said.rowsPerSecond());
        assertEquals(7, said.seed());
    }

    @Test
    void aTypeThatTheGeneratorCannotGiveIsRefused() {
        assertEquals(
                List.of("BAD_SETTING columns[0].type: The generator zipf cannot give values of type string."),
                generator(Example.record("name", "a", "generator", "zipf", "count", 3, "type", "string"))
                        .errors());
    }

    @Test
    void valuesMustFitTheirTypes() {
        assertEquals(
                List.of(
                        "BAD_SETTING columns[0].low: The smallest value is above the largest.",
                        "BAD_SETTING columns[1].high: The value 3.0E9 is too large for the type int.",
                        "BAD_SETTING columns[2].values[1]: \"x\" is not of type int.",
                        "BAD_SETTING columns[3].weights: There are 1 weights for 2 values.",
                        "BAD_SETTING columns[4].weights: All weights are 0, so no value can be chosen.",
                        "BAD_SETTING columns[5].interval: Time must move from row to row."),
                generator(
                                Example.record("name", "a", "generator", "uniform", "low", 2),
                                Example.record(
                                        "name",
                                        "b",
                                        "generator",
                                        "uniform",
                                        "type",
                                        "int",
                                        "high",
                                        Value.of(3_000_000_000L)),
                                Example.record(
                                        "name",
                                        "c",
                                        "generator",
                                        "choice",
                                        "type",
                                        "int",
                                        "values",
                                        Example.list(1, "x")),
                                Example.record(
                                        "name",
                                        "d",
                                        "generator",
                                        "choice",
                                        "values",
                                        Example.list("x", "y"),
                                        "weights",
                                        Example.list(1)),
                                Example.record(
                                        "name",
                                        "e",
                                        "generator",
                                        "choice",
                                        "values",
                                        Example.list("x"),
                                        "weights",
                                        Example.list(0)),
                                Example.record("name", "f", "generator", "time", "interval", "0s"))
                        .errors());
    }

    @Test
    void whatAGeneratorNeedsMustBeThereAndWhatItDoesNotUseIsAWarning() {
        NodeUnderTest node = generator(
                Example.record("name", "a", "generator", "zipf"),
                Example.record("name", "b", "generator", "sequence", "mean", 3));

        assertEquals(List.of("MISSING_SETTING columns[0].count: The setting \"count\" is missing."), node.errors());
        assertEquals(
                List.of(
                        "BAD_SETTING columns[1].mean: The setting has no effect: it counts only if generator is normal."),
                node.warnings());
    }

    private static NodeUnderTest generator(Object... columns) {
        return NodeUnderTest.source("generator-source", "columns", Example.list(columns));
    }
}
