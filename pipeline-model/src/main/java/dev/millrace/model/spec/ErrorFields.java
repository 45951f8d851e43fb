package dev.millrace.model.spec;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields that say what was wrong, the same behind the rows of every error output: {@code error_code}, a stable name
 * such as {@code OVERFLOW}; {@code error_message}; {@code error_node}, the id of the node that could not work on the row.
 * Where the rows have a field of such a name, it gets underscores in front.
 */
public final class ErrorFields {

    public static final List<Field> FIELDS = List.of(
            Field.required("error_code", Scalar.STRING),
            Field.required("error_message", Scalar.STRING),
            Field.required("error_node", Scalar.STRING));

    private ErrorFields() {}

    /** A schema of rows that failed; a changelog's kind of change becomes a field, since these rows stay. */
    public static Schema behind(Schema input) {
        Schema rows = input.changesAsField();
        List<Field> fields = new ArrayList<>(rows.fields());
        for (Field field : FIELDS) {
            String name = field.name();
            while (rows.indexOf(name).isPresent()) {
                name = "_" + name;
            }
            fields.add(Field.required(name, field.type()));
        }
        return rows.withFields(fields);
    }
}
