package dev.millrace.model.operator.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.document.Value;
import dev.millrace.model.operator.setting.Example;
import dev.millrace.model.spec.MalformedPolicy;
import dev.millrace.model.spec.SourceSpecs.JsonlSourceSpec;
import dev.millrace.model.validation.NodeUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonlSourceTest {

    @Test
    void columnsAreReadAtTheirPaths() {
        Value columns = Example.list(
                Example.record("name", "user", "type", "string", "from", "$.user['full name'][0]"),
                Example.record("name", "tags", "type", "array<string>"));

        NodeUnderTest node =
                NodeUnderTest.source("jsonl-source", "path", "a.jsonl", "columns", columns, "onMalformed", "skip");

        JsonlSourceSpec spec = node.spec(JsonlSourceSpec.class);
        assertEquals(MalformedPolicy.SKIP, spec.files().onMalformed());
        assertEquals("$.user['full name'][0]", spec.columns().get(0).from());
        assertEquals("user string, tags array<string>", node.output("out"));
    }

    @Test
    void aPathThatIsNoneIsRefused() {
        Value columns = Example.list(Example.record("name", "user", "type", "string", "from", "user.name"));

        List<String> errors = NodeUnderTest.source("jsonl-source", "path", "a.jsonl", "columns", columns)
                .errors();

        assertEquals(1, errors.size());
        assertTrue(errors.get(0).startsWith("BAD_SETTING columns[0].from: "), errors.get(0));
    }
}
