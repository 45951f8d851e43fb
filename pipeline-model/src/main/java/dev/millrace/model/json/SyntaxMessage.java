package dev.millrace.model.json;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person should read where the parser met something that is not JSON: its own words name its options. */
record SyntaxMessage(String message, String fix) {

    private record Rule(Pattern pattern, String message, String fix) {
        Rule(String pattern, String message, String fix) {
            this(Pattern.compile(pattern, Pattern.DOTALL), message, fix);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule(
                    "Unexpected character \\('\\}'.*double-quote.*",
                    "There is a comma before this }, and no field after it.",
                    "Remove the comma."),
            new Rule(
                    "Unexpected character \\('\\]'.*expected a valid value.*",
                    "There is a comma before this ], and no value after it.",
                    "Remove the comma."),
            new Rule(
                    "Unexpected character \\('(.)'.*comma to separate Object.*",
                    "Expected a comma or } here, and found $1.",
                    "Separate fields by commas."),
            new Rule(
                    "Unexpected character \\('(.)'.*comma to separate Array.*",
                    "Expected a comma or ] here, and found $1.",
                    "Separate values by commas."),
            new Rule(
                    "Unexpected character \\('(.)'.*colon.*",
                    "Expected a colon after the field's name, and found $1.",
                    ""),
            new Rule(
                    "Unexpected character \\('(.)'.*double-quote.*",
                    "Expected a field's name in double quotes, and found $1.",
                    "Put the name between two \"."),
            new Rule(".*comment.*", "JSON has no comments.", "Put the text into the description or a note."),
            new Rule(
                    "Unexpected character \\('['\u2018\u2019\u201c\u201d]'.*expected a valid value.*",
                    "Texts stand between double quotes.",
                    "Use the plain \"."),
            new Rule(
                    "Unexpected character \\('(.)'.*expected a valid value.*",
                    "Expected a value here, and found $1.",
                    ""),
            new Rule(
                    "Unrecognized token '([^']{1,40})[^']*'.*",
                    "$1 is no JSON value.",
                    "Texts stand between double quotes; other values are numbers, true, false, null, [ ] and { }."),
            new Rule("Non-standard token '([^']{1,40})[^']*'.*", "$1 is no number that JSON knows.", ""),
            new Rule(
                    "Illegal unquoted character.*code (?:9|10|13)\\).*",
                    "A line end or a tab stands inside a text.",
                    "Close the text with \", or write \\n or \\t."),
            new Rule(
                    "Illegal unquoted character.*",
                    "A control character stands inside a text.",
                    "Write it as \\u and four digits."),
            new Rule(
                    "Illegal character.*code (\\d+)\\).*",
                    "The control character with code $1 stands here.",
                    "Remove it."),
            new Rule(
                    "Unrecognized character escape '(.)'.*",
                    "\\\\$1 means nothing in a text.",
                    "Write a backslash as \\\\."),
            new Rule(
                    ".*hex-digit.*",
                    "\\\\u must be followed by four hexadecimal digits.",
                    "Write a backslash as \\\\."),
            new Rule(".*Leading zeroes.*", "A number may not begin with 0 followed by digits.", "Remove the zero."),
            new Rule(
                    ".*(?:numeric value|minus sign).*",
                    "This is no number as JSON writes it.",
                    "Write it like -12.5 or 1e6."),
            new Rule("Unexpected close marker '(.)': expected '(.)'.*", "Found $1 where $2 must come first.", ""),
            new Rule("Unexpected close marker '(.)'.*", "Found $1, and nothing is open here.", ""));

    static SyntaxMessage of(String parserMessage) {
        for (Rule rule : RULES) {
            Matcher matcher = rule.pattern().matcher(parserMessage);
            if (matcher.matches()) {
                return new SyntaxMessage(filled(rule.message(), matcher), rule.fix());
            }
        }
        return new SyntaxMessage("This is not JSON.", "");
    }

    private static String filled(String message, Matcher matcher) {
        String text = message;
        for (int group = 1; group <= matcher.groupCount(); group++) {
            text = text.replace("$" + group, matcher.group(group));
        }
        return text.replace("\\\\", "\\");
    }
}
