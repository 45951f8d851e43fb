package dev.millrace.runtime.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.LongColumn;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartialMatchesTest {

    private final KeyedRows rows = new KeyedRows(List.of(Scalar.BIGINT), List.of(0));
    private final PartialMatches matches = new PartialMatches(rows);
    private final LongColumn values = new LongColumn(Scalar.BIGINT, 1);
    private final Column[] columns = {values};

    private int row(long key, long time) {
        values.values()[0] = key;
        int row = rows.add(columns, 0, columns, Long.hashCode(key), time);
        matches.know(rows.key(row));
        return row;
    }

    @Test
    void matchesShareHowTheyBegin() {
        int first = row(7, 1);
        int begin = matches.link(first, 0, PartialMatches.NONE, 1);
        int one = matches.match(0, matches.link(row(7, 2), 1, begin, 2), 1, 1);
        int other = matches.match(0, matches.link(row(7, 3), 1, begin, 3), 1, 1);

        matches.give(one);

        assertEquals(2, rows.size());
        assertTrue(rows.contains(first));
        assertEquals(first, matches.row(matches.previous(matches.link(other))));
    }

    @Test
    void aKeyIsForgottenWithItsLastMatch() {
        int begin = matches.link(row(7, 1), 0, PartialMatches.NONE, 1);
        int one = matches.match(0, matches.link(row(7, 2), 1, begin, 2), 1, 1);
        int other = matches.match(0, begin, 1, 1);
        int held = row(8, 1);
        matches.hold(held);

        matches.give(one);
        matches.give(other);
        matches.letGo(held);

        assertEquals(0, rows.size());
        assertEquals(0, rows.keys());
        assertEquals(0, matches.size());
    }

    @Test
    void placesAreUsedAgain() {
        for (int i = 0; i < 10_000; i++) {
            matches.give(matches.match(0, matches.link(row(i, i), 0, PartialMatches.NONE, i), i, i));
        }

        assertTrue(matches.sizeBytes() < 10_000, () -> matches.sizeBytes() + " bytes");
        assertEquals(0, rows.keys());
    }
}
