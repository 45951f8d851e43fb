package dev.millrace.runtime.connector.inference;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.spec.SourceSpecs.Column;
import dev.millrace.runtime.connector.inference.FileProposal.EventTimeProposal;
import dev.millrace.runtime.connector.text.Iso8601;
import dev.millrace.runtime.connector.text.TimeFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Picks the column that most likely says when something happened: by type, then by name, then the first. */
final class EventTimeGuess {

    /** Better names first. */
    private static final List<List<String>> NAMES = List.of(
            List.of("event_time", "eventtime", "event_timestamp", "event_ts"),
            List.of("time", "timestamp", "ts", "datetime", "date_time", "at", "when", "date"));

    private static final List<String> NAME_PARTS = List.of("time", "stamp", "occur", "creat", "date");

    private EventTimeGuess() {}

    /** @param texts the values seen, by column */
    static Optional<EventTimeProposal> of(List<Column> columns, List<List<String>> texts) {
        int best = -1;
        for (int i = 0; i < columns.size(); i++) {
            boolean possible = columns.get(i).field().type() == Scalar.TIMESTAMP
                    && !texts.get(i).isEmpty();
            if (possible && (best < 0 || rank(columns.get(i)) < rank(columns.get(best)))) {
                best = i;
            }
        }
        return best < 0
                ? Optional.empty()
                : Optional.of(new EventTimeProposal(best, disorderMs(columns.get(best), texts.get(best))));
    }

    private static int rank(Column column) {
        String name = column.field().name().toLowerCase(Locale.ROOT);
        for (int rank = 0; rank < NAMES.size(); rank++) {
            if (NAMES.get(rank).contains(name)) {
                return rank;
            }
        }
        return NAME_PARTS.stream().anyMatch(name::contains) ? NAMES.size() : NAMES.size() + 1;
    }

    private static long disorderMs(Column column, List<String> texts) {
        long latest = Long.MIN_VALUE;
        long disorder = 0;
        for (String text : texts) {
            OptionalLong time = time(column.format(), text);
            if (time.isPresent()) {
                latest = Math.max(latest, time.getAsLong());
                disorder = Math.max(disorder, latest - time.getAsLong());
            }
        }
        return disorder;
    }

    private static OptionalLong time(String format, String text) {
        if (!format.isEmpty()) {
            return TimeFormat.of(format).timestamp(text);
        }
        long time = Iso8601.timestamp(text.toCharArray(), 0, text.length());
        return time == Iso8601.FAILED ? OptionalLong.empty() : OptionalLong.of(time);
    }
}
