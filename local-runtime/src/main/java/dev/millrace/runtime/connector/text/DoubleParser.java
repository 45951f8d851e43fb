package dev.millrace.runtime.connector.text;

import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.data.DoubleColumn;

/** Type double. */
final class DoubleParser extends TrimmingParser {

    private double[] values = new double[0];

    DoubleParser() {
        super("a double (a number such as -1.5 or 2e9)");
    }

    @Override
    public void bind(Column column) {
        values = ((DoubleColumn) column).values();
    }

    @Override
    boolean parseTrimmed(char[] text, int start, int end, int row) {
        double value = NumberText.parseDouble(text, start, end);
        values[row] = value;
        return !Double.isNaN(value) || NumberText.isNaN(text, start, end);
    }
}
