package dev.millrace.templates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.catalog.Validated;
import dev.millrace.model.document.Value;
import dev.millrace.model.json.PipelineReader;
import dev.millrace.model.validation.PipelineValidator;
import dev.millrace.runtime.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The templates with real data against another program: DuckDB reads the same files and computes the tables in SQL.
 *
 * <p>A row is late where its window's last millisecond is at or before the watermark before it: the largest event time
 * of the rows before it in the file, less the disorder, less a millisecond. That is a window function over the rows'
 * order.
 */
class DuckDbCheckTest {

    /** Times as text, since the outputs write a fraction of a second only where there is one. */
    private static final String TIME = """
            CREATE MACRO written(t) AS CASE WHEN t % 1000 = 0
                THEN strftime(make_timestamp(t * 1000), '%Y-%m-%dT%H:%M:%SZ')
                ELSE strftime(make_timestamp(t * 1000), '%Y-%m-%dT%H:%M:%S.%gZ') END
            """;

    private static final String QUAKES = """
            CREATE TABLE quakes AS
            WITH input AS (
                SELECT *, epoch_ms("time"::TIMESTAMP) AS event_time, row_number() OVER () AS place_in_file
                FROM read_csv(?, header = true, all_varchar = true)),
            judged AS (
                SELECT *, max(event_time) OVER (ORDER BY place_in_file ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                        - ${disorder} - 1 AS watermark,
                    event_time - event_time % 21600000 AS window_start
                FROM input)
            SELECT *, window_start + 21599999 <= coalesce(watermark, -9223372036854775807) AS late FROM judged
            """;

    private static final String FLIGHTS = """
            CREATE TABLE flights AS
            WITH input AS (
                SELECT *, epoch_ms("date"::TIMESTAMP) AS event_time, row_number() OVER () AS place_in_file
                FROM read_csv(?, header = true, all_varchar = true)),
            judged AS (
                SELECT *, max(event_time) OVER (ORDER BY place_in_file ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
                        - ${disorder} - 1 AS watermark,
                    event_time - event_time % 3600000 AS window_start
                FROM input)
            SELECT *, window_start + 3599999 <= coalesce(watermark, -9223372036854775807) AS late FROM judged
            """;

    @ParameterizedTest
    @CsvSource({"2d, 172800000", "6h, 21600000", "3d, 259200000"})
    void earthquakesByNetwork(String disorder, long disorderMs) throws Exception {
        Map<String, List<String>> tables = run("earthquakes-by-network", "2d", disorder);

        try (Connection duckDb = load(QUAKES, "earthquakes-by-network/earthquakes.csv", disorderMs)) {
            assertEquals(rows(tables, "results"), query(duckDb, """
                    SELECT network, written(window_start), written(window_start + 21600000), count(*)::VARCHAR,
                        max(magnitude::DOUBLE)::VARCHAR
                    FROM quakes WHERE NOT late GROUP BY network, window_start
                    """));
            assertEquals(rows(tables, "late"), query(duckDb, """
                    SELECT written(epoch_ms(published::TIMESTAMP)), written(event_time), id, network,
                        magnitude::DOUBLE::VARCHAR, depth_km::DOUBLE::VARCHAR, place
                    FROM quakes WHERE late
                    """));
        }
    }

    @ParameterizedTest
    @CsvSource({"2h, 7200000", "30m, 1800000"})
    void lateFlights(String disorder, long disorderMs) throws Exception {
        Map<String, List<String>> tables = run("late-flights", "2h", disorder);

        try (Connection duckDb = load(FLIGHTS, "late-flights/flights-20k.csv", disorderMs)) {
            assertEquals(rows(tables, "results"), query(duckDb, """
                    SELECT origin, written(window_start), count(*)::VARCHAR,
                        round(avg(delay_min::INT), 1)::VARCHAR,
                        round((count(*) FILTER (delay_min::INT > 15))::DOUBLE / count(*), 3)::VARCHAR
                    FROM flights WHERE NOT late GROUP BY origin, window_start HAVING count(*) >= 3
                    """));
            assertEquals(rows(tables, "late"), query(duckDb, """
                    SELECT written(event_time), delay_min, distance_mi, origin, destination FROM flights WHERE late
                    """));
        }
    }

    /** Every hour, not only the busy ones: what the pipeline counts before it leaves hours out. */
    @ParameterizedTest
    @CsvSource({"2h, 7200000", "30m, 1800000"})
    void flightsPerOriginAndHour(String disorder, long disorderMs) throws Exception {
        Map<String, List<String>> tables =
                run("late-flights", "2h", disorder, Map.of("least_flights", Value.of(1), "late_after", Value.of(60)));

        try (Connection duckDb = load(FLIGHTS, "late-flights/flights-20k.csv", disorderMs)) {
            List<String> hours = query(duckDb, """
                    SELECT origin, written(window_start), count(*)::VARCHAR,
                        round(avg(delay_min::INT), 1)::VARCHAR,
                        round((count(*) FILTER (delay_min::INT > 60))::DOUBLE / count(*), 3)::VARCHAR
                    FROM flights WHERE NOT late GROUP BY origin, window_start
                    """);
            assertTrue(hours.size() > 5_000, () -> hours.size() + " hours");
            assertEquals(rows(tables, "results"), hours);
        }
    }

    @ParameterizedTest
    @CsvSource({"2h, 7200000", "30m, 1800000"})
    void flightsWithAirports(String disorder, long disorderMs) throws Exception {
        Map<String, List<String>> tables = run("flights-with-airports", "2h", disorder);

        String daily = FLIGHTS.replace("3600000", "86400000").replace("3599999", "86399999");
        try (Connection duckDb = load(daily, "flights-with-airports/flights-5k.csv", disorderMs);
                var set = duckDb.createStatement()) {
            set.execute("CREATE TABLE airports AS SELECT * FROM read_csv('"
                    + Path.of("flights-with-airports/airports.csv").toAbsolutePath()
                    + "', header = true, all_varchar = true, nullstr = 'NA')");
            assertEquals(rows(tables, "results"), query(duckDb, """
                    SELECT a.state, written(window_start), written(window_start + 86400000), count(*)::VARCHAR,
                        (count(*) FILTER (a.state = b.state))::VARCHAR, max(delay_min::INT)::VARCHAR,
                        first(a.city ORDER BY delay_min::INT DESC, place_in_file)
                    FROM flights LEFT JOIN airports a ON origin = a.iata LEFT JOIN airports b ON destination = b.iata
                    WHERE NOT late GROUP BY a.state, window_start
                    """));
        }
    }

    /** A flight that is too late by two hours' patience is too late by half an hour's, and more are. */
    @Test
    void lessPatienceMakesMoreRowsLate() throws Exception {
        List<String> patient = rows(run("late-flights", "2h", "2h"), "late");
        List<String> hasty = rows(run("late-flights", "2h", "30m"), "late");

        assertTrue(hasty.size() > patient.size());
        assertTrue(hasty.containsAll(patient));
    }

    private static Map<String, List<String>> run(String template, String stated, String disorder) throws IOException {
        return run(template, stated, disorder, Map.of());
    }

    private static Map<String, List<String>> run(
            String template, String stated, String disorder, Map<String, Value> parameters) throws IOException {
        Path folder = TemplateRun.folder(template);
        String document = Files.readString(folder.resolve("pipeline.json"));
        String before = "\"maxDisorder\": \"" + stated + "\"";
        assertTrue(document.contains(before));
        // A table keeps the newest 10,000 rows unless told otherwise; here all are compared.
        var read = new PipelineReader()
                .read(document.replace(before, "\"maxDisorder\": \"" + disorder + "\"")
                        .replace(
                                "\"kind\": \"table-sink\",",
                                "\"kind\": \"table-sink\", \"settings\": {\"limit\": 100000},"));
        Validated pipeline =
                PipelineValidator.standard().validate(read.pipeline().orElseThrow(), parameters);
        return TemplateRun.tables(pipeline, RunOptions.in(folder));
    }

    /** Without the header. */
    private static List<String> rows(Map<String, List<String>> tables, String table) {
        List<String> lines = Objects.requireNonNull(tables.get(table));
        return lines.subList(1, lines.size());
    }

    private static Connection load(String statement, String file, long disorderMs) throws SQLException {
        Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        try (var set = duckDb.createStatement()) {
            set.execute("SET threads = 1");
            set.execute(TIME);
            String path = Path.of(file).toAbsolutePath().toString().replace("'", "''");
            set.execute(statement.replace("?", "'" + path + "'").replace("${disorder}", String.valueOf(disorderMs)));
        }
        return duckDb;
    }

    /** Sorted lines as {@link TemplateRun} makes them. */
    private static List<String> query(Connection duckDb, String text) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (var statement = duckDb.createStatement();
                ResultSet result = statement.executeQuery(text)) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int column = 1; column <= width; column++) {
                    cells.add(cell(result.getString(column)));
                }
                lines.add(String.join(",", cells));
            }
        }
        lines.sort(null);
        return lines;
    }

    private static String cell(@Nullable String text) {
        if (text == null) {
            return "";
        }
        return text.contains(",") || text.contains("\"") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
