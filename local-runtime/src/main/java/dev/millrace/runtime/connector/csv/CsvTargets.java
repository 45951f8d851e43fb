package dev.millrace.runtime.connector.csv;

import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Suggestion;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Field;
import dev.millrace.model.spec.SourceSpecs;
import dev.millrace.model.spec.SourceSpecs.CsvSourceSpec;
import dev.millrace.runtime.connector.ConnectorException;
import dev.millrace.runtime.connector.text.FieldParser;
import dev.millrace.runtime.connector.text.ScalarParsers;
import dev.millrace.runtime.connector.text.Utf8Parser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Finds the columns of a source in a file. */
final class CsvTargets {

    private static final int MAX_COLUMNS = 100_000;

    private final CsvSourceSpec spec;
    private final List<Target> targets = new ArrayList<>();

    CsvTargets(CsvSourceSpec spec) {
        this.spec = spec;
        for (int i = 0; i < spec.columns().size(); i++) {
            SourceSpecs.Column column = spec.columns().get(i);
            Field field = column.field();
            boolean keepsNullText = field.type() == DataType.Scalar.STRING && !field.nullable();
            targets.add(new Target(field.name(), i, parser(column), field.nullable(), keepsNullText));
        }
    }

    private static FieldParser parser(SourceSpecs.Column column) {
        try {
            return column.field().type() == DataType.Scalar.STRING
                    ? new Utf8Parser()
                    : ScalarParsers.of(column.field().type(), column.format());
        } catch (IllegalArgumentException badFormat) {
            throw new ConnectorException(
                    "BAD_SETTING",
                    "column \"" + column.field().name() + "\": the format \"" + column.format()
                            + "\" cannot be understood: " + badFormat.getMessage());
        }
    }

    /** By position in a file with this header line. */
    @Nullable
    Target[] byName(String file, List<String> header) {
        @Nullable Target[] found = new @Nullable Target[header.size()];
        for (Target target : targets) {
            SourceSpecs.Column column = spec.columns().get(target.index());
            String name = column.from().isEmpty() ? column.field().name() : column.from();
            int position = position(file, header, name);
            if (found[position] != null) {
                throw new ConnectorException(
                        "DUPLICATE_COLUMN",
                        "two fields, \"" + found[position].name() + "\" and \"" + target.name()
                                + "\", read the column \"" + name + "\". Remove one of them.");
            }
            found[position] = target;
        }
        return found;
    }

    private static int position(String file, List<String> header, String name) {
        int position = header.indexOf(name);
        if (position < 0) {
            throw new ConnectorException(
                    "MISSING_COLUMN",
                    file + " has no column " + Excerpt.of(name) + " in its header line. "
                            + Suggestion.fix(name, header));
        }
        if (Collections.frequency(header, name) > 1) {
            throw new ConnectorException(
                    "DUPLICATE_COLUMN", file + " has more than one column \"" + name + "\" in its header line.");
        }
        return position;
    }

    /** By position in files without header line. */
    @Nullable
    Target[] byPosition() {
        List<@Nullable Target> found = new ArrayList<>();
        for (Target target : targets) {
            String from = spec.columns().get(target.index()).from();
            int position = from.isEmpty() ? target.index() : number(from).orElseThrow(() -> noHeader(from)) - 1;
            while (found.size() <= position) {
                found.add(null);
            }
            found.set(position, target);
        }
        return found.toArray(new @Nullable Target[0]);
    }

    private static OptionalInt number(String text) {
        try {
            int number = Integer.parseInt(text);
            return number >= 1 && number <= MAX_COLUMNS ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException notANumber) {
            return OptionalInt.empty();
        }
    }

    private static ConnectorException noHeader(String from) {
        return new ConnectorException(
                "MISSING_COLUMN",
                "there is no column \"" + from + "\": the file has no header line. "
                        + "Name the column by its number, from 1, or say that there is a header.");
    }
}
