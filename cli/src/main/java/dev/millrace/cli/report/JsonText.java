package dev.millrace.cli.report;

import java.util.Locale;

/** Writes JSON, indented; the caller opens and closes what belongs together. */
public final class JsonText {

    private final StringBuilder text = new StringBuilder();
    private int depth;
    private boolean first = true;
    private boolean afterField;

    /** Opens an object or a list, with a brace or a bracket. */
    public JsonText open(char bracket) {
        value().append(bracket);
        depth++;
        first = true;
        return this;
    }

    /** Closes what was opened last. */
    public JsonText close(char bracket) {
        depth--;
        if (!first) {
            line();
        }
        text.append(bracket);
        first = false;
        return this;
    }

    /** The name of the value that follows. */
    public JsonText field(String name) {
        value();
        quote(name);
        text.append(": ");
        afterField = true;
        return this;
    }

    public JsonText text(String value) {
        value();
        quote(value);
        return this;
    }

    public JsonText number(long value) {
        value().append(value);
        return this;
    }

    /** With this many digits after the point; what is no number is null. */
    public JsonText number(double value, int digits) {
        value().append(Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "null");
        return this;
    }

    public JsonText flag(boolean value) {
        value().append(value);
        return this;
    }

    public JsonText none() {
        value().append("null");
        return this;
    }

    private StringBuilder value() {
        if (afterField) {
            afterField = false;
            return text;
        }
        if (depth > 0) {
            text.append(first ? "" : ",");
            line();
        }
        first = false;
        return text;
    }

    private void line() {
        text.append('\n').append("  ".repeat(depth));
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7F) {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    /** The whole text, with a final newline. */
    public String finish() {
        return text.append('\n').toString();
    }
}
