package dev.millrace.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.document.Node;
import dev.millrace.model.document.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSchemaTest {

    private static final String TEXT = JsonSchema.of(Catalog.shared());
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(TEXT, InputFormat.JSON);

    private static List<String> errors(String document) {
        return SCHEMA.validate(document, InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static String document(String nodes, String rest) {
        return "{\"millrace\": 1, \"name\": \"n\", \"nodes\": [" + nodes + "]" + rest + "}";
    }

    private static String node(String kind, String settings) {
        return document("{\"id\": \"a\", \"kind\": \"" + kind + "\", \"settings\": " + settings + "}", "");
    }

    static Stream<OperatorKind> kinds() {
        return Catalog.shared().kinds().stream()
                .filter(kind -> !kind.manual().example().isEmpty());
    }

    @Test
    void publishedSchemaIsThatOfTheCatalog() throws IOException {
        Path published = Path.of("..", "docs", "pipeline.schema.json");
        if (Boolean.getBoolean("write-docs")) {
            Files.writeString(published, TEXT);
        }

        assertEquals(
                TEXT,
                Files.readString(published),
                "write it anew: mvn -pl pipeline-model test -Dtest=JsonSchemaTest -Dwrite-docs=true");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void exampleOfEachKindIsValid(OperatorKind kind) {
        Node node = new Node("a", kind.key(), "", kind.manual().example());

        String text = new PipelineWriter().write(Pipeline.EMPTY.withNodes(Map.of("a", node)));

        assertEquals(List.of(), errors(text));
    }

    static Stream<String> valid() {
        return Stream.of(
                document("", ""),
                document("", ", \"description\": \"\", \"edges\": [], \"notes\": [], \"groups\": [], \"view\": {}"),
                document("", ", \"edges\": [{\"from\": \"a.out\", \"to\": \"b.in.x\"}]"),
                document("", ", \"view\": {\"boxes\": {\"a\": {\"x\": -1.5, \"y\": 0, \"color\": \"blue\"}}}"),
                document(
                        "", ", \"parameters\": [{\"name\": \"p\", \"type\": \"int\", \"default\": 1, \"help\": \"\"}]"),
                document("", ", \"parameters\": [{\"name\": \"p\", \"type\": \"secret\", \"default\": \"env:P\"}]"),
                document(
                        "",
                        ", \"groups\": [{\"id\": \"g\", \"nodes\": [\"a\"]}], \"notes\": [{\"id\": \"n\", \"text\": \"\"}]"),
                node("filter", "{\"condition\": \"x > ${least}\"}"),
                node("table-sink", "{\"limit\": \"${limit}\"}"));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void goodDocumentIsValid(String document) {
        assertEquals(List.of(), errors(document));
    }

    static Stream<String> invalid() {
        return Stream.of(
                "[]",
                "{\"millrace\": 1, \"name\": \"n\"}",
                "{\"millrace\": 2, \"name\": \"n\", \"nodes\": []}",
                document("", ", \"colour\": 1"),
                document("{\"id\": \"a\"}", ""),
                document("{\"id\": \"a b\", \"kind\": \"union\"}", ""),
                document("{\"id\": \"a\", \"kind\": \"unknown\"}", ""),
                document("{\"id\": \"a\", \"kind\": \"filter\"}", ""),
                document("", ", \"edges\": [{\"from\": \"a\", \"to\": \"b.in\"}]"),
                document("", ", \"edges\": [{\"from\": \"a.out\"}]"),
                document("", ", \"view\": {\"boxes\": {\"a\": {\"x\": 1}}}"),
                document("", ", \"view\": {\"boxes\": {\"a\": {\"x\": 1, \"y\": 0, \"width\": -1}}}"),
                document("", ", \"parameters\": [{\"name\": \"p\", \"type\": \"float\"}]"),
                document("", ", \"parameters\": [{\"name\": \"p\", \"type\": \"int\", \"default\": \"1\"}]"),
                document("", ", \"parameters\": [{\"name\": \"1p\", \"type\": \"int\"}]"),
                node("filter", "{\"condition\": 1}"),
                node("filter", "{\"condition\": \"x\", \"other\": 1}"),
                node("filter", "{}"),
                node("table-sink", "{\"limit\": -1}"),
                node("table-sink", "{\"limit\": \"many\"}"),
                node("table-sink", "{\"limit\": 1.5}"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void badDocumentIsInvalid(String document) {
        assertFalse(errors(document).isEmpty(), document);
    }

    @Test
    void schemaIsTheSameEachTime() {
        assertEquals(TEXT, JsonSchema.of(Catalog.shared()));
    }
}
