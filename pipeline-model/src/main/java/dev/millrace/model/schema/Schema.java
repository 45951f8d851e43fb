package dev.millrace.model.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What the rows on an edge look like.
 *
 * @param fields in column order, names unique
 * @param eventTime whether each row carries an event timestamp (beside its fields) and the stream carries watermarks
 * @param changes whether rows are only ever added or may also be taken back
 */
public record Schema(List<Field> fields, boolean eventTime, Changes changes) {

    /** The kinds of change that a stream's rows may be. */
    public enum Changes {
        INSERT_ONLY,
        RETRACT
    }

    public Schema {
        fields = List.copyOf(fields);
    }

    public static Schema of(List<Field> fields, boolean eventTime) {
        return new Schema(fields, eventTime, Changes.INSERT_ONLY);
    }

    /**
     * The rows of a changelog as rows that stay, with the kind of change ({@code insert} or {@code retract}) in a field
     * {@code change} behind the others; a stream without changes as it is.
     */
    public Schema changesAsField() {
        if (changes == Changes.INSERT_ONLY) {
            return this;
        }
        String name = "change";
        while (indexOf(name).isPresent()) {
            name = "_" + name;
        }
        List<Field> all = new ArrayList<>(fields);
        all.add(Field.required(name, DataType.Scalar.STRING));
        return Schema.of(all, eventTime);
    }

    public int width() {
        return fields.size();
    }

    public Field field(int index) {
        return fields.get(index);
    }

    /** The position of the field with this exact name. */
    public OptionalInt indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    public List<DataType> types() {
        return fields.stream().map(Field::type).toList();
    }

    public Schema withChanges(Changes newChanges) {
        return new Schema(fields, eventTime, newChanges);
    }

    public Schema withFields(List<Field> newFields) {
        return new Schema(newFields, eventTime, changes);
    }
}
