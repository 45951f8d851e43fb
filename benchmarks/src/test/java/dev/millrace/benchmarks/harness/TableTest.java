package dev.millrace.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    @Test
    void textGoesToTheLeftAndNumbersToTheRight() {
        Table table = new Table("contender", "rate");
        table.add("hand", "150.25");
        table.add("jet", 6);

        assertEquals("""
                contender    rate
                hand       150.25
                jet             6
                """, table.aligned());
    }

    @Test
    void csvHasOneLineForEachRow(@TempDir Path folder) throws IOException {
        Table table = new Table("contender", "rate");
        table.add("hand", "150.25");

        table.writeCsv(folder.resolve("rates.csv"));

        assertEquals(List.of("contender,rate", "hand,150.25"), Files.readAllLines(folder.resolve("rates.csv")));
    }
}
