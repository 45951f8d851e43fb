package dev.millrace.runtime.connector.inference;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.model.spec.SourceSpecs.CsvFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Proposes how to read a CSV file. */
public final class CsvInference {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int MAX_ROWS = 5_000;

    private CsvInference() {}

    /**
     * Looks at the beginning of the first file that a path or glob names.
     *
     * @param folder relative paths start here
     * @throws IOException if it cannot be read
     * @throws dev.millrace.runtime.connector.ConnectorException if it holds no text
     */
    public static FileProposal propose(Path folder, String path) throws IOException {
        FileHead head = FileHead.read(folder, path);
        List<List<String>> best = List.of();
        char delimiter = DELIMITERS[0];
        for (char candidate : DELIMITERS) {
            List<List<String>> records = records(head, candidate);
            if (score(records) > score(best)) {
                best = records;
                delimiter = candidate;
            }
        }
        if (best.isEmpty()) {
            best = records(head, delimiter);
        }
        return propose(head.charset(), delimiter, best);
    }

    private static FileProposal propose(String charset, char delimiter, List<List<String>> records) {
        boolean header = hasHeader(records);
        List<String> names = header ? records.getFirst() : List.of();
        List<List<String>> rows = header ? records.subList(1, records.size()) : records;
        int width = records.isEmpty() ? 0 : records.getFirst().size();
        List<Column> columns = new ArrayList<>();
        List<List<String>> texts = new ArrayList<>();
        FieldNames fieldNames = new FieldNames();
        HashSet<String> seen = new HashSet<>();
        for (int i = 0; i < width; i++) {
            String name = header ? names.get(i) : "column" + (i + 1);
            if (seen.add(name)) {
                TypeGuess guess = guess(rows, i);
                columns.add(column(name, fieldNames.like(name), guess.form()));
                texts.add(guess.texts());
            }
        }
        CsvFormat format = new CsvFormat(delimiter, '"', header, "");
        return new FileProposal(
                charset, Optional.of(format), List.copyOf(columns), EventTimeGuess.of(columns, texts), rows.size());
    }

    private static Column column(String name, String fieldName, TypeGuess.Form form) {
        return new Column(Field.nullable(fieldName, form.type()), fieldName.equals(name) ? "" : name, form.format());
    }

    private static TypeGuess guess(List<List<String>> rows, int column) {
        TypeGuess guess = new TypeGuess();
        for (List<String> row : rows) {
            if (column < row.size() && !row.get(column).isEmpty()) {
                guess.add(row.get(column));
            }
        }
        return guess;
    }

    private static List<List<String>> records(FileHead head, char delimiter) {
        List<List<String>> records = new ArrayList<>();
        try {
            CsvReader.builder()
                    .fieldSeparator(delimiter)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(!head.whole())
                    .ofCsvRecord(head.wholeLines())
                    .stream()
                    .limit(MAX_ROWS)
                    .forEach(record -> records.add(record.getFields()));
        } catch (CsvParseException malformed) {
            // What came before the malformed record is enough to go by.
            return records;
        }
        return records;
    }

    /** More fields are better, if the records agree on their number. */
    private static double score(List<List<String>> records) {
        if (records.isEmpty()) {
            return 0;
        }
        int width = records.getFirst().size();
        long agreeing =
                records.stream().filter(record -> record.size() == width).count();
        double agreement = (double) agreeing / records.size();
        return width == 1 ? 0.5 : width * agreement * agreement;
    }

    /** A header's names differ from each other and are words; below it, if anything tells, stand values of other types. */
    private static boolean hasHeader(List<List<String>> records) {
        if (records.isEmpty()) {
            return false;
        }
        List<String> first = records.getFirst();
        boolean names =
                new HashSet<>(first).size() == first.size() && first.stream().allMatch(CsvInference::isName);
        return names && (records.size() == 1 || !looksLikeTheOthers(records));
    }

    private static boolean isName(String text) {
        TypeGuess guess = new TypeGuess();
        guess.add(text);
        return !text.isBlank() && text.length() <= 100 && guess.form().type() == Scalar.STRING;
    }

    /** Whether all columns are text, and the first record's texts come again below it. */
    private static boolean looksLikeTheOthers(List<List<String>> records) {
        List<List<String>> others = records.subList(1, records.size());
        List<String> first = records.getFirst();
        int again = 0;
        for (int i = 0; i < first.size(); i++) {
            if (guess(others, i).form().type() != Scalar.STRING) {
                return false;
            }
            int column = i;
            again += others.stream()
                            .anyMatch(row ->
                                    column < row.size() && row.get(column).equals(first.get(column)))
                    ? 1
                    : 0;
        }
        return again > 0;
    }
}
