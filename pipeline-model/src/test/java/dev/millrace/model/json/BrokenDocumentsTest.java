package dev.millrace.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.problem.Problem;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken text gives just this problem, at this path and place. */
class BrokenDocumentsTest {

    /** One broken document; the place is {@code line:column}. */
    record Case(String name, String text, Code code, String path, String at, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Case of(String name, String text, Code code, String path, String at, String message) {
        return new Case(name, text, code, path, at, message);
    }

    /** A document with something wrong in its third line. */
    private static Case in(String name, String line, Code code, String path, int column, String message) {
        String text =
                "{\"millrace\": 1, \"name\": \"n\",\n\"nodes\": [{\"id\": \"a\", \"kind\": \"k\"}],\n" + line + "}";
        return new Case(name, text, code, path, "3:" + column, message);
    }

    private static Case node(String name, String node, Code code, String path, int column, String message) {
        String text =
                "{\"millrace\": 1, \"name\": \"n\", \"nodes\": [{\"id\": \"a\", \"kind\": \"k\"},\n" + node + "]}";
        return new Case(name, text, code, path, "2:" + column, message);
    }

    /** The thread's own time: what else the machine does is not counted. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final Code JSON = Code.MALFORMED_JSON;
    private static final Code TYPE = Code.WRONG_TYPE;

    static Stream<Case> syntax() {
        return Stream.of(
                of("empty text", "", JSON, "", "1:1", "The document is empty."),
                of("only spaces", " \n ", JSON, "", "1:1", "The document is empty."),
                of("truncated at once", "{", JSON, "", "1:2", "The text ends before the document is complete"),
                of("truncated name", "{\"mill", JSON, "", "1:7", "The text ends before the document is complete"),
                of(
                        "truncated number",
                        "{\"millrace\": 1",
                        JSON,
                        "millrace",
                        "1:15",
                        "The text ends before the document is complete"),
                of(
                        "truncated after comma",
                        "{\"millrace\": 1,",
                        JSON,
                        "millrace",
                        "1:16",
                        "The text ends before the document is complete"),
                of(
                        "truncated text",
                        "{\"a\":\n \"b",
                        JSON,
                        "a",
                        "2:4",
                        "The text ends before the document is complete; the last that is there is a."),
                of("truncated list", "{\"a\": [1, [2", JSON, "a[1][0]", "1:13", "there is a[1][0]."),
                of("truncated word", "{\"a\": tru", JSON, "a", "1:7", "tru is no JSON value"),
                of("no JSON at all", "hello", JSON, "", "1:1", "hello is no JSON value."),
                of("a web page", "<html>", JSON, "", "1:1", "Expected a value here, and found <."),
                of("more text", "{}\n{}", JSON, "", "2:1", "There is more text after the end"),
                of("more words", "{}\nx", JSON, "", "2:1", "There is more text after the end"),
                of("comma before brace", "{\"a\": 1,}", JSON, "a", "1:9", "There is a comma before this }"),
                of("comma before bracket", "{\"a\": [1,]}", JSON, "a[1]", "1:10", "There is a comma before this ]"),
                of("missing comma", "{\"a\": 1\n\"b\": 2}", JSON, "a", "2:1", "Expected a comma or } here"),
                of("missing comma in list", "{\"a\": [1 2]}", JSON, "a[1]", "1:10", "Expected a comma or ] here"),
                of("missing colon", "{\"a\" 1}", JSON, "a", "1:6", "Expected a colon"),
                of("bare name", "{a: 1}", JSON, "", "1:2", "Expected a field's name in double quotes, and found a"),
                of("single quotes", "{\"a\": 'b'}", JSON, "a", "1:7", "Texts stand between double quotes."),
                of("curly quotes", "{\"a\": “b”}", JSON, "a", "1:7", "Texts stand between double quotes."),
                of("comment", "// hello\n{}", JSON, "", "1:1", "JSON has no comments."),
                of("line end in a text", "{\"a\": \"b\nc\"}", JSON, "a", "1:9", "A line end or a tab stands inside"),
                of("control character in a text", "{\"a\": \"\u0001\"}", JSON, "a", "1:8", "A control character"),
                of("control character", "{\u0001}", JSON, "", "1:2", "The control character with code 1"),
                of("bad escape", "{\"a\": \"C:\\data\"}", JSON, "a", "1:11", "\\d means nothing in a text."),
                of("bad unicode escape", "{\"a\": \"\\u12\"}", JSON, "a", "1:12", "\\u must be followed by four"),
                of("leading zero", "{\"a\": 01}", JSON, "a", "1:8", "A number may not begin with 0"),
                of("plus sign", "{\"a\": +1}", JSON, "a", "1:8", "This is no number as JSON writes it."),
                of("no digit after point", "{\"a\": 1.}", JSON, "a", "1:8", "This is no number as JSON writes it."),
                of("point first", "{\"a\": .5}", JSON, "a", "1:7", "Expected a value here, and found .."),
                of("not a number", "{\"a\": NaN}", JSON, "a", "1:10", "NaN is no number that JSON knows."),
                of("undefined", "{\"a\": undefined}", JSON, "a", "1:7", "undefined is no JSON value."),
                of("wrong bracket", "{\"a\": [1}", JSON, "a[0]", "1:9", "Found } where ] must come first."),
                of("bracket too many", "]", JSON, "", "1:1", "Found ], and nothing is open here."),
                of(
                        "huge number",
                        "{\"millrace\": 1e500}",
                        TYPE,
                        "millrace",
                        "1:14",
                        "The number 1e500 is out of range"),
                of("tiny number", "{\"millrace\": 1e-500}", TYPE, "millrace", "1:14", "out of range"),
                of("absurd exponent", "{\"millrace\": 1e99999999999}", TYPE, "millrace", "1:14", "out of range"),
                of(
                        "number of many digits",
                        "{\"a\": " + "1".repeat(1_001) + "}",
                        Code.TOO_LARGE,
                        "a",
                        "1:1008",
                        "1000"),
                of("long name", "{\"" + "a".repeat(1_025) + "\": 1}", Code.TOO_LARGE, "", "1:1029", "1024 characters"),
                of("long text", "{\"a\": \"" + "a".repeat(1 << 21) + "\"}", Code.TOO_LARGE, "a", "1:7", "1048576"),
                of(
                        "many values",
                        "[" + "0,".repeat(1_000_000) + "0]",
                        Code.TOO_LARGE,
                        "[999999]",
                        "1:2000000",
                        "1000000"),
                of("deep lists", "[".repeat(5_000), Code.TOO_LARGE, "[0]".repeat(64), "1:65", "more than 64 deep"),
                of("deep objects", "{\"a\":".repeat(5_000), Code.TOO_LARGE, "a" + ".a".repeat(63), "1:321", "64 deep"));
    }

    static Stream<Case> document() {
        return Stream.of(
                of(
                        "a list",
                        "[1]",
                        TYPE,
                        "",
                        "1:1",
                        "Expected an object, {\"millrace\": 1, …}, here, and found a list."),
                of("a text", " \"x\"", TYPE, "", "1:2", "and found the text \"x\"."),
                of(
                        "no version",
                        "{\"name\": \"n\", \"nodes\": []}",
                        Code.MISSING_FIELD,
                        "millrace",
                        "1:1",
                        "is missing"),
                of("version as text", "{\"millrace\": \"1\"}", TYPE, "millrace", "1:14", "found the text \"1\""),
                of("negative version", "{\"millrace\": -1}", TYPE, "millrace", "1:14", "a whole number from 0"),
                of("half a version", "{\"millrace\": 1.5}", TYPE, "millrace", "1:14", "a whole number from 0"),
                of("absurd version", "{\"millrace\": 99999999999}", TYPE, "millrace", "1:14", "a whole number"),
                of("newer version", "{\"millrace\": 7, \"x\": []}", Code.UNSUPPORTED_VERSION, "millrace", "1:14", "7"),
                of(
                        "no name",
                        "{\"millrace\": 1, \"nodes\": []}",
                        Code.MISSING_FIELD,
                        "name",
                        "1:1",
                        "\"name\" is missing"),
                of("no nodes", "\n{\"millrace\": 1, \"name\": \"n\"}", Code.MISSING_FIELD, "nodes", "2:1", "\"nodes\""),
                in(
                        "unknown field",
                        "\"edgse\": []",
                        Code.UNKNOWN_FIELD,
                        "edgse",
                        1,
                        "There is no field \"edgse\" here."),
                in(
                        "odd field",
                        "\"a b.c\": 1",
                        Code.UNKNOWN_FIELD,
                        "[\"a b.c\"]",
                        1,
                        "There is no field \"a b.c\" here."),
                in("duplicate field", "\"name\": \"m\"", Code.DUPLICATE_FIELD, "name", 1, "the first is in line 1."),
                in("description as list", "\"description\": []", TYPE, "description", 16, "Expected a text here"),
                in("edges as object", "\"edges\": {}", TYPE, "edges", 10, "Expected a list here, and found an object."),
                in("edge as text", "\"edges\": [\"a.b\"]", TYPE, "edges[0]", 11, "found the text \"a.b\""),
                in(
                        "edge without end",
                        "\"edges\": [{\"from\": \"a.out\"}]",
                        Code.MISSING_FIELD,
                        "edges[0].to",
                        11,
                        "The field \"to\" is missing here."),
                in(
                        "edge without port",
                        "\"edges\": [{\"from\": \"a\", \"to\": \"a.b\"}]",
                        TYPE,
                        "edges[0].from",
                        20,
                        "a dot"),
                in(
                        "edge without node",
                        "\"edges\": [{\"from\": \".a\", \"to\": \"a.b\"}]",
                        TYPE,
                        "edges[0].from",
                        20,
                        "\".a\""),
                in(
                        "edge ends in dot",
                        "\"edges\": [{\"from\": \"a.\", \"to\": \"a.b\"}]",
                        TYPE,
                        "edges[0].from",
                        20,
                        "\"a.\""),
                in(
                        "edge end as number",
                        "\"edges\": [{\"from\": 1, \"to\": \"a.b\"}]",
                        TYPE,
                        "edges[0].from",
                        20,
                        "a number"),
                in(
                        "edge with a label",
                        "\"edges\": [{\"from\": \"a.b\", \"to\": \"a.b\", \"label\": \"\"}]",
                        Code.UNKNOWN_FIELD,
                        "edges[0].label",
                        40,
                        "There is no field \"label\" here."),
                in("parameter as text", "\"parameters\": [\"p\"]", TYPE, "parameters[0]", 16, "Expected an object"),
                in(
                        "parameter without type",
                        "\"parameters\": [{\"name\": \"p\"}]",
                        Code.MISSING_FIELD,
                        "parameters[0].type",
                        16,
                        "The field \"type\" is missing here."),
                in(
                        "parameter of unknown type",
                        "\"parameters\": [{\"name\": \"p\", \"type\": \"float\"}]",
                        TYPE,
                        "parameters[0].type",
                        38,
                        "There is no parameter type \"float\"."),
                in(
                        "two parameters of one name",
                        "\"parameters\": [{\"name\": \"p\", \"type\": \"int\"}, {\"name\": \"p\", \"type\": \"int\"}]",
                        Code.DUPLICATE_ID,
                        "parameters[1].name",
                        55,
                        "There is already a parameter \"p\"."),
                in(
                        "note without text",
                        "\"notes\": [{\"id\": \"n\"}]",
                        Code.MISSING_FIELD,
                        "notes[0].text",
                        11,
                        "\"text\""),
                in(
                        "note with a node's id",
                        "\"notes\": [{\"id\": \"a\", \"text\": \"\"}]",
                        Code.DUPLICATE_ID,
                        "notes[0].id",
                        18,
                        "2"),
                in(
                        "group of numbers",
                        "\"groups\": [{\"id\": \"g\", \"nodes\": [1]}]",
                        TYPE,
                        "groups[0].nodes[0]",
                        34,
                        "a text"),
                in("view as list", "\"view\": []", TYPE, "view", 9, "Expected an object here, and found a list."),
                in(
                        "unknown part of the view",
                        "\"view\": {\"zoom\": 2}",
                        Code.UNKNOWN_FIELD,
                        "view.zoom",
                        10,
                        "\"zoom\""),
                in("boxes as list", "\"view\": {\"boxes\": []}", TYPE, "view.boxes", 19, "Expected an object here"),
                in(
                        "box without y",
                        "\"view\": {\"boxes\": {\"a\": {\"x\": 1}}}",
                        Code.MISSING_FIELD,
                        "view.boxes.a.y",
                        25,
                        "The field \"y\" is missing here."),
                in(
                        "box far away",
                        "\"view\": {\"boxes\": {\"a\": {\"x\": 1e12, \"y\": 0}}}",
                        TYPE,
                        "view.boxes.a.x",
                        31,
                        "must be from -1000000000 to 1000000000"),
                in(
                        "box of negative width",
                        "\"view\": {\"boxes\": {\"a\": {\"x\": 0, \"y\": 0, \"width\": -1}}}",
                        TYPE,
                        "view.boxes.a.width",
                        51,
                        "must be from 0"),
                in(
                        "box at a text",
                        "\"view\": {\"boxes\": {\"a\": {\"x\": \"0\", \"y\": 0}}}",
                        TYPE,
                        "view.boxes.a.x",
                        31,
                        "Expected a number here"));
    }

    static Stream<Case> nodes() {
        return Stream.of(
                node("node as null", "null", TYPE, "nodes[1]", 1, "Expected an object here, and found null."),
                node("node without id", "{\"kind\": \"k\"}", Code.MISSING_FIELD, "nodes[1].id", 1, "\"id\" is missing"),
                node(
                        "node without kind",
                        "{\"id\": \"b\"}",
                        Code.MISSING_FIELD,
                        "nodes[1].kind",
                        1,
                        "\"kind\" is missing"),
                node("id as number", "{\"id\": 1, \"kind\": \"k\"}", TYPE, "nodes[1].id", 8, "and found a number."),
                node("empty id", "{\"id\": \"\", \"kind\": \"k\"}", Code.BAD_ID, "nodes[1].id", 8, "this one is \"\""),
                node("id with a dot", "{\"id\": \"b.c\", \"kind\": \"k\"}", Code.BAD_ID, "nodes[1].id", 8, "\"b.c\""),
                node(
                        "id with a line end",
                        "{\"id\": \"b\\n\", \"kind\": \"k\"}",
                        Code.BAD_ID,
                        "nodes[1].id",
                        8,
                        "\"b·\""),
                node(
                        "long id",
                        "{\"id\": \"" + "b".repeat(65) + "\", \"kind\": \"k\"}",
                        Code.BAD_ID,
                        "nodes[1].id",
                        8,
                        "1 to 64"),
                node("duplicate id", "{\"id\": \"a\", \"kind\": \"k\"}", Code.DUPLICATE_ID, "nodes[1].id", 8, "line 1"),
                node(
                        "unknown field",
                        "{\"id\": \"b\", \"kind\": \"k\", \"seting\": {}}",
                        Code.UNKNOWN_FIELD,
                        "nodes[1].seting",
                        26,
                        "There is no field \"seting\" here."),
                node(
                        "settings as list",
                        "{\"id\": \"b\", \"kind\": \"k\", \"settings\": []}",
                        TYPE,
                        "nodes[1].settings",
                        38,
                        "Expected an object here, and found a list."),
                node(
                        "duplicate setting",
                        "{\"id\": \"b\", \"kind\": \"k\", \"settings\": {\"x\": [{\"y\": 1, \"y\": 2}]}}",
                        Code.DUPLICATE_FIELD,
                        "nodes[1].settings.x[0].y",
                        54,
                        "for the second time"),
                node(
                        "number out of range",
                        "{\"id\": \"b\", \"kind\": \"k\", \"settings\": {\"x\": [-1e401]}}",
                        TYPE,
                        "nodes[1].settings.x[0]",
                        45,
                        "The number -1e401 is out of range"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"syntax", "document", "nodes"})
    void problemNamesWhatAndWhere(Case broken) {
        long before = THREADS.getCurrentThreadCpuTime();
        ReadResult result = new PipelineReader().read(broken.text());
        long tookMs = (THREADS.getCurrentThreadCpuTime() - before) / 1_000_000;

        assertEquals(1, result.problems().size(), () -> result.problems().toString());
        Problem problem = result.problems().get(0);
        Span at = problem.place().span().orElseThrow();
        assertEquals(Optional.empty(), result.pipeline());
        assertEquals(broken.code(), problem.code(), problem.message());
        assertEquals(broken.path(), problem.place().path().orElse(""), problem.message());
        assertEquals(broken.at(), at.line() + ":" + at.column(), problem.message());
        assertTrue(problem.message().contains(broken.message()), problem.message());
        assertTrue(tookMs < 2_000, () -> "took " + tookMs + " ms");
    }

    @Test
    void allProblemsAreToldInTheirOrder() {
        ReadResult result = new PipelineReader().read("""
                        {
                          "millrace": 1,
                          "name": 5,
                          "nodes": [{"id": "a b", "kinds": "k"}, {"id": "c", "kind": "k", "kind": "l"}],
                          "edges": [{"from": "a", "to": "b"}],
                          "veiw": {}
                        }
                        """);

        assertEquals(
                List.of(
                        "name, line 3, column 11",
                        "nodes[0].kind, line 4, column 13",
                        "nodes[0].id, line 4, column 20",
                        "nodes[0].kinds, line 4, column 27",
                        "nodes[1].kind, line 4, column 67",
                        "edges[0].from, line 5, column 22",
                        "edges[0].to, line 5, column 33",
                        "veiw, line 6, column 3"),
                result.problems().stream()
                        .map(problem -> problem.place().toString())
                        .toList());
        assertEquals(
                Optional.of("Did you mean \"kind\"?"), result.problems().get(3).fix());
        assertEquals(
                Optional.of("Did you mean \"view\"?"), result.problems().get(7).fix());
    }

    @Test
    void endlessProblemsAreCutShort() {
        ReadResult result = new PipelineReader()
                .read("{\"millrace\": 1, \"name\": \"n\", \"nodes\": [" + "0,".repeat(100_000) + "0]}");

        assertEquals(101, result.problems().size());
        assertEquals(
                "There are 99901 more problems in this document.",
                result.problems().get(100).message());
    }

    @Test
    void newerVersionSaysWhichMillraceReadsIt() {
        ReadResult result = new PipelineReader().read("{\"millrace\": 12, \"anything\": 1}");

        assertEquals(
                Optional.of("Open it with Millrace 0.12 or newer."),
                result.problems().get(0).fix());
    }
}
