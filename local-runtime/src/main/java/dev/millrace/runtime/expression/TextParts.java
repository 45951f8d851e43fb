package dev.millrace.runtime.expression;

import dev.millrace.model.expression.TextFunctions;
import dev.millrace.runtime.data.BytesColumn;
import dev.millrace.runtime.data.IntColumn;
import dev.millrace.runtime.expression.kernel.Bytes;
import dev.millrace.runtime.expression.kernel.Utf8;

/** The parts of texts that functions ask for. */
final class TextParts {

    private TextParts() {}

    /** From argument 1 on. */
    static void from(StrictArguments arguments, int row, BytesColumn text, BytesColumn out) {
        slice(text, row, number(arguments, 1, row), Long.MAX_VALUE, out);
    }

    /** From argument 1, as long as argument 2 says. */
    static void middle(StrictArguments arguments, int row, BytesColumn text, BytesColumn out) {
        int start = number(arguments, 1, row);
        int length = number(arguments, 2, row);
        if (length < 0) {
            // For its error.
            TextFunctions.substring("", start, length);
        }
        slice(text, row, start, (long) start + length, out);
    }

    static void left(StrictArguments arguments, int row, BytesColumn text, BytesColumn out) {
        slice(text, row, 1, 1L + number(arguments, 1, row), out);
    }

    static void right(StrictArguments arguments, int row, BytesColumn text, BytesColumn out) {
        int start = text.starts()[row];
        int end = start + text.lengths()[row];
        int length = number(arguments, 1, row);
        int from = Utf8.offsetBack(text.heap(), start, end, length);
        out.setRange(row, from, end - from);
    }

    /** The code points at positions [from, to). */
    private static void slice(BytesColumn text, int row, long from, long to, BytesColumn out) {
        byte[] heap = text.heap();
        int start = text.starts()[row];
        int end = start + text.lengths()[row];
        int begin = Utf8.offset(heap, start, end, from - 1);
        int stop = to == Long.MAX_VALUE ? end : Utf8.offset(heap, begin, end, to - Math.max(from, 1));
        out.setRange(row, begin, stop - begin);
    }

    private static int number(StrictArguments arguments, int argument, int row) {
        return ((IntColumn) arguments.column(argument)).values()[row];
    }

    /** Without the characters of argument 0 at its ends, in argument 1. */
    static TextRangeNode.Part trim(boolean leading, boolean trailing) {
        return (arguments, row, text, out) -> {
            BytesColumn characters = (BytesColumn) arguments.column(0);
            byte[] heap = text.heap();
            int start = text.starts()[row];
            int end = start + text.lengths()[row];
            while (leading && start < end) {
                int next = Utf8.offset(heap, start, end, 1);
                if (!holds(characters, row, heap, start, next)) {
                    break;
                }
                start = next;
            }
            while (trailing && end > start) {
                int previous = Utf8.offsetBack(heap, start, end, 1);
                if (!holds(characters, row, heap, previous, end)) {
                    break;
                }
                end = previous;
            }
            out.setRange(row, start, end - start);
        };
    }

    /** Whether one character, in bytes, is among others: in UTF-8 none is found inside another. */
    private static boolean holds(BytesColumn characters, int row, byte[] heap, int from, int to) {
        return Bytes.indexOf(
                        characters.heap(), characters.starts()[row], characters.lengths()[row], heap, from, to - from)
                >= 0;
    }
}
