package dev.millrace.runtime.connector.text;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.IntColumn;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** For the types that are rare or not worth a parser without objects: text to boxed value. */
final class ObjectParser extends TrimmingParser {

    private final Function<String, @Nullable Object> parse;
    private Column column = new IntColumn(dev.millrace.model.schema.DataType.Scalar.INT, 0);

    /** @param parse gives null for text that is no value */
    ObjectParser(String expected, Function<String, @Nullable Object> parse) {
        super(expected);
        this.parse = parse;
    }

    @Override
    public void bind(Column newColumn) {
        column = newColumn;
    }

    @Override
    boolean parseTrimmed(char[] text, int start, int end, int row) {
        Object value = parse.apply(new String(text, start, end - start));
        if (value == null) {
            return false;
        }
        column.setBoxed(row, value);
        return true;
    }
}
