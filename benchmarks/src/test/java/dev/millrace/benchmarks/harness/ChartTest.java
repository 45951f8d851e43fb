package dev.millrace.benchmarks.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.benchmarks.ContenderKind;
import dev.millrace.benchmarks.workload.Workload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {

    @TempDir
    private Path folder;

    private Rates rates(boolean byProcessor) throws IOException {
        Path csv = folder.resolve("throughput.csv");
        Files.writeString(csv, """
                workload,parallelism,contender,repetition,million_rows_per_second,million_rows_per_cpu_second
                W2,1,hand,1,100,200
                W2,1,hand,2,300,400
                W2,1,hand,3,120,210
                W2,1,millrace,1,60.0,84
                W2,1,flink,1,0.5,0.7
                """);
        return Rates.read(csv, byProcessor);
    }

    @Test
    void rateIsTheMedianOfItsRuns() throws IOException {
        assertEquals(OptionalDouble.of(120), rates(false).of(Workload.W2, 1, ContenderKind.HAND));
        assertEquals(OptionalDouble.of(210), rates(true).of(Workload.W2, 1, ContenderKind.HAND));
    }

    @Test
    void tableShowsRatesAndRatios() throws IOException {
        assertTrue(
                rates(false).markdown().endsWith("| 1 | 120 | 60 | 0.50 | 0.50 | 120 |  |  |\n"),
                rates(false).markdown());
    }

    @Test
    void chartHasABarForEachRate() throws Exception {
        String svg = Chart.of(rates(false), "million rows a second");

        var document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        // Three bars, four patches of the legend, the background.
        assertEquals(8, document.getElementsByTagName("rect").getLength(), svg);
    }
}
