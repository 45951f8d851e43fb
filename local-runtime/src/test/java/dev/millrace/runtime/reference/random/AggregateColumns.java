package dev.millrace.runtime.reference.random;

import java.util.List;

/** The aggregates that are drawn: those of {@link dev.millrace.runtime.reference.Aggregates}. */
final class AggregateColumns {

    static final List<Field> FIELDS =
            List.of(Field.bigint("rows"), Field.bigint("total"), Field.bigint("least"), Field.bigint("most"));

    private AggregateColumns() {}

    /** The setting, for a field of this name. */
    static String json(String name) {
        return "'aggregates': [{'name': 'rows', 'function': 'count'}, {'name': 'total', 'function': 'sum', 'argument': '"
                + name + "'}, {'name': 'least', 'function': 'min', 'argument': '" + name
                + "'}, {'name': 'most', 'function': 'max', 'argument': '" + name + "'}]";
    }
}
