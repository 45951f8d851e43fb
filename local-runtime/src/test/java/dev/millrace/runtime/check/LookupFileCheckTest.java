package dev.millrace.runtime.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Problem;
import dev.millrace.runtime.engine.Harness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of a lookup join is looked at before the run, as a source's file is. */
class LookupFileCheckTest {

    @TempDir
    Path folder;

    @Test
    void aGoodTableIsNoProblemAndIsNamedAmongTheFiles() throws IOException {
        Files.writeString(folder.resolve("table.csv"), "k,v\na,1\n");

        assertEquals(List.of(), FileCheck.of(pipeline("table.csv"), folder));
        assertEquals(
                List.of(folder.resolve("table.csv"), folder.resolve("out.csv")),
                FileCheck.files(pipeline("table.csv"), folder));
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        Problem problem = only(FileCheck.of(pipeline("lost.csv"), folder));

        assertEquals(Code.MISSING_FILE, problem.code());
        assertTrue(problem.message().contains("lost.csv"), problem.message());
    }

    @Test
    void aColumnThatTheHeaderLacksIsNamed() throws IOException {
        Files.writeString(folder.resolve("table.csv"), "k,w\na,1\n");

        Problem problem = only(FileCheck.of(pipeline("table.csv"), folder));

        assertEquals(Code.SCHEMA_MISMATCH, problem.code());
        assertTrue(problem.message().contains("\"v\""), problem.message());
    }

    @Test
    void aTableIsNotWrittenByTheSamePipeline() throws IOException {
        Files.writeString(folder.resolve("out.csv"), "k,v\na,1\n");

        Problem problem = only(FileCheck.of(pipeline("out.csv"), folder));

        assertEquals(Code.UNWRITABLE_FILE, problem.code());
    }

    private static Problem only(List<Problem> problems) {
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0);
    }

    private static Validated pipeline(String table) {
        return Harness.validated(("{'millrace': 1, 'name': 'lookup', 'nodes': ["
                        + "{'id': 'rows', 'kind': 'rows-source', 'settings': {'columns': [{'name': 'k', 'type': 'string'}],"
                        + " 'rows': []}}, {'id': 'lookup', 'kind': 'lookup-join', 'settings': {'path': '" + table
                        + "', 'keys': [{'field': 'k', 'column': 'k'}], 'columns': [{'name': 'k', 'type': 'string'},"
                        + " {'name': 'v', 'type': 'bigint'}]}}, {'id': 'out', 'kind': 'csv-sink', 'settings': {'path':"
                        + " 'out.csv'}}], 'edges': [{'from': 'rows.out', 'to': 'lookup.in'}, {'from': 'lookup.out', 'to':"
                        + " 'out.in'}]}")
                .replace('\'', '"'));
    }
}
