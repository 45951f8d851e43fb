package dev.millrace.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.spec.SinkSpecs.CsvSinkSpec;
import dev.millrace.model.spec.SinkSpecs.TableSinkSpec;
import dev.millrace.model.spec.SourceSpecs.RowsSourceSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private final PlainExpressions expressions = new PlainExpressions();
    private final PipelineValidator validator = new PipelineValidator(Catalog.shared(), expressions);

    @Test
    void textTakesParametersOfEveryType() {
        Pipeline pipeline = csvSink("out/${name}-${n}-${flag}-$${name}-$5.csv")
                .parameter("name", Parameter.Type.STRING, Value.of("it's"))
                .parameter("n", Parameter.Type.INT, Value.of(7))
                .parameter("flag", Parameter.Type.BOOLEAN, Value.of(true))
                .build();

        Validated validated = validator.validate(pipeline, Map.of());

        assertEquals(List.of(), validated.problems());
        assertEquals("out/it's-7-true-${name}-$5.csv", path(validated));
    }

    @Test
    void aGivenValueReplacesTheDefaultAndMayBeText() {
        Pipeline pipeline = tableSink("${limit}")
                .parameter("limit", Parameter.Type.INT, Value.of(5))
                .build();

        assertEquals(5, limit(validator.validate(pipeline, Map.of())));
        assertEquals(6, limit(validator.validate(pipeline, Map.of("limit", Value.of(6)))));
        assertEquals(7, limit(validator.validate(pipeline, Map.of("limit", Value.of("7")))));
    }

    @Test
    void aNumberTakesANumberAloneAndNothingElse() {
        Pipeline partly = tableSink("1${limit}")
                .parameter("limit", Parameter.Type.INT, Value.of(5))
                .build();
        Pipeline text = tableSink("${limit}")
                .parameter("limit", Parameter.Type.STRING, Value.of("5"))
                .build();
        Pipeline outOfRange = tableSink("${limit}")
                .parameter("limit", Parameter.Type.INT, Value.of(-5))
                .build();

        assertEquals(
                List.of("BAD_SETTING: This must be a whole number, or a parameter alone such as ${name}, not"
                        + " \"1${limit}\"."),
                errors(partly, Map.of()));
        assertEquals(
                List.of("BAD_PARAMETER: This must be a whole number, but the parameter \"limit\" is of type string."),
                errors(text, Map.of()));
        assertEquals(List.of("BAD_SETTING: -5 is out of range."), errors(outOfRange, Map.of()));
    }

    @Test
    void cellsOfRowsTakeTheParametersType() {
        Pipeline pipeline = new Pipelines()
                .node(
                        "rows",
                        "rows-source",
                        "columns",
                        Example.list(
                                Example.record("name", "n", "type", "int"),
                                Example.record("name", "text", "type", "string")),
                        "rows",
                        Example.list(Example.list("${n}", "n is ${n}")))
                .node("table", "table-sink")
                .edge("rows.out", "table.in")
                .parameter("n", Parameter.Type.INT, Value.of(3))
                .build();

        Validated validated = validator.validate(pipeline, Map.of());

        RowsSourceSpec spec = (RowsSourceSpec)
                Objects.requireNonNull(validated.nodes().get("rows")).spec();
        assertEquals(List.of(3, "n is 3"), spec.rows().get(0));
    }

    @Test
    void whatIsWrongWithAParameterIsSaidOnceAtTheParameter() {
        Pipeline noValue =
                tableSink("${limit}").parameter("limit", Parameter.Type.INT).build();
        Pipeline badDefault = tableSink("5")
                .parameter("d", Parameter.Type.DURATION, Value.of("soon"))
                .build();

        assertEquals(
                List.of(
                        "MISSING_PARAMETER: The parameter \"limit\" has no value.",
                        "MISSING_PARAMETER: The parameter \"limit\" has no value to put in."),
                errors(noValue, Map.of()));
        assertTrue(validator.validate(noValue, Map.of("limit", Value.of("3"))).runnable());
        assertEquals(
                "BAD_PARAMETER: The default of \"d\" is \"soon\", which is not of type duration.",
                errors(badDefault, Map.of()).get(0));
    }

    @Test
    void givenValuesMustBelongToAParameterAndFitIt() {
        Pipeline pipeline = tableSink("${limit}")
                .parameter("limit", Parameter.Type.INT, Value.of(5))
                .build();

        assertEquals(
                List.of("UNKNOWN_PARAMETER: A value was given for \"limt\", but the pipeline has no such parameter."),
                errors(pipeline, Map.of("limt", Value.of("3"))));
        assertEquals(
                "BAD_PARAMETER: The value given for \"limit\" is \"many\", which is not of type int.",
                errors(pipeline, Map.of("limit", Value.of("many"))).get(0));
    }

    @Test
    void aReferenceMustNameAParameter() {
        Pipeline unknown = csvSink("${nane}.csv")
                .parameter("name", Parameter.Type.STRING, Value.of("x"))
                .build();
        Pipeline broken = csvSink("${not a name}.csv").build();

        Problem problem = validator.validate(unknown, Map.of()).problems().stream()
                .filter(Problem::isError)
                .findFirst()
                .orElseThrow();

        assertEquals("There is no parameter \"nane\".", problem.message());
        assertEquals("Did you mean \"name\"?", problem.fix().orElseThrow());
        assertEquals("settings.path", problem.place().path().orElseThrow());
        assertEquals(
                List.of("BAD_PARAMETER: \"${not a name}\" begins like a parameter, but names none."),
                errors(broken, Map.of()));
    }

    @Test
    void namesAreWellFormedAndUnique() {
        Pipeline pipeline = csvSink("${a}.csv")
                .parameter("a", Parameter.Type.STRING, Value.of("x"))
                .parameter("a", Parameter.Type.INT, Value.of(1))
                .parameter("1st", Parameter.Type.INT, Value.of(1))
                .build();

        assertEquals(
                List.of(
                        "BAD_PARAMETER: There are two parameters \"a\".",
                        "BAD_PARAMETER: \"1st\" cannot name a parameter."),
                errors(pipeline, Map.of()));
    }

    @Test
    void aParameterThatNobodyUsesIsAWarning() {
        Pipeline pipeline = csvSink("x.csv")
                .parameter("spare", Parameter.Type.INT, Value.of(1))
                .build();

        Validated validated = validator.validate(pipeline, Map.of());

        assertTrue(validated.runnable());
        assertEquals(
                List.of("No setting uses the parameter \"spare\"."),
                validated.problems().stream().map(Problem::message).toList());
    }

    @Test
    void aDefaultThatLooksLikeASecretIsAWarningWithoutTheSecret() {
        Pipeline pipeline = csvSink("${dbPassword}")
                .parameter("dbPassword", Parameter.Type.STRING, Value.of("hunter2"))
                .build();

        Validated validated = validator.validate(pipeline, Map.of());

        assertEquals(1, validated.problems().size());
        assertFalse(validated.problems().toString().contains("hunter2"));
    }

    @Test
    void anErrorInAnExpressionIsShownWhereTheUserWroteIt() {
        Pipeline pipeline = new Pipelines()
                .orders("orders")
                .node("keep", "filter", "condition", "${long}\n + error ${long}")
                .node("table", "table-sink")
                .edge("orders.out", "keep.in")
                .edge("keep.out", "table.in")
                .parameter("long", Parameter.Type.STRING, Value.of("a long text in place of a short name"))
                .build();

        Problem problem = validator.validate(pipeline, Map.of()).problems().get(0);

        // The double finds the error at column 45 of its one line; that is line 2, column 4 of the document's text.
        assertEquals(
                List.of("'a long text in place of a short name'\n + error 'a long text in place of a short name'"),
                expressions.compiled);
        assertEquals(
                "node keep, settings.condition, line 2, column 4",
                problem.place().toString());
        assertEquals(8, problem.place().span().orElseThrow().endColumn());
    }

    private static Pipelines csvSink(String path) {
        return new Pipelines()
                .orders("orders")
                .node("sink", "csv-sink", "path", path)
                .edge("orders.out", "sink.in");
    }

    private static Pipelines tableSink(String limit) {
        return new Pipelines()
                .orders("orders")
                .node("sink", "table-sink", "limit", limit)
                .edge("orders.out", "sink.in");
    }

    private static String path(Validated validated) {
        return ((CsvSinkSpec)
                        Objects.requireNonNull(validated.nodes().get("sink")).spec())
                .path();
    }

    private static int limit(Validated validated) {
        return ((TableSinkSpec)
                        Objects.requireNonNull(validated.nodes().get("sink")).spec())
                .limit();
    }

    private List<String> errors(Pipeline pipeline, Map<String, Value> given) {
        return validator.validate(pipeline, given).problems().stream()
                .filter(Problem::isError)
                .map(problem -> problem.code() + ": " + problem.message())
                .toList();
    }
}
