package dev.millrace.benchmarks.workload;

/**
 * Reads flat JSON objects of strings byte by byte, in any order of fields and with blanks between tokens. A field is told
 * by its name's length and one byte of it; other fields are skipped. This is what someone would write by hand who knows
 * the fields, and not the positions, of the text.
 */
public final class ByteScanner implements AdParser {

    private static final int AD_ID = 5;
    private static final int EVENT_FIELD = 10;

    @Override
    public void parse(byte[] text, int length, AdEvent event) {
        int at = stringStart(text, 0, length);
        while (at < length) {
            int nameEnd = stringEnd(text, at);
            int value = stringStart(text, nameEnd + 1, length);
            int valueEnd = stringEnd(text, value);
            int nameLength = nameEnd - at;
            if (nameLength == AD_ID && text[at] == 'a') {
                event.ad = (int) number(text, value, valueEnd);
            } else if (nameLength == EVENT_FIELD && text[at] == 'e') {
                if (text[at + 7] == 'y') {
                    event.view = valueEnd - value == 4 && text[value] == 'v';
                } else {
                    event.timeMs = number(text, value, valueEnd);
                }
            }
            at = stringStart(text, valueEnd + 1, length);
        }
    }

    private static int stringStart(byte[] text, int from, int length) {
        int at = from;
        while (at < length && text[at] != '"') {
            at++;
        }
        return at + 1;
    }

    private static int stringEnd(byte[] text, int from) {
        int at = from;
        for (byte c = text[at]; c != '"'; c = text[++at]) {
            if (c == '\\') {
                at++;
            }
        }
        return at;
    }

    private static long number(byte[] text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text[i] - '0');
        }
        return number;
    }
}
