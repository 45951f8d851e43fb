package dev.millrace.model.expression;

import static dev.millrace.model.expression.RowEvaluationException.badArgument;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/** A compiled regular expression in RE2 syntax, which matches in linear time. Compile once, match many; thread-safe. */
public final class RegularExpression {

    private final Pattern pattern;

    private RegularExpression(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws RowEvaluationException when the pattern does not parse or would take too much memory */
    public static RegularExpression compile(String pattern) {
        RegularExpressionSize.check(pattern);
        try {
            return new RegularExpression(Pattern.compile(pattern));
        } catch (PatternSyntaxException e) {
            throw badArgument("The regular expression " + RowEvaluationException.shown(pattern) + " is not valid: "
                    + e.getDescription() + ".");
        }
    }

    /** How many groups the pattern has; the whole match, group 0, not counted. */
    public int groups() {
        return pattern.groupCount();
    }

    /** Whether some part of the text matches. */
    public boolean find(String text) {
        return pattern.matcher(text).find();
    }

    /** As {@link #find(String)}, of UTF-8. */
    public boolean find(byte[] utf8) {
        return pattern.matcher(utf8).find();
    }

    /**
     * A group of the first match; empty where nothing matches or the group took no part.
     *
     * @throws RowEvaluationException when the pattern has no such group
     */
    public Optional<String> extract(String text, int group) {
        if (group < 0 || group > groups()) {
            throw badArgument("The regular expression " + RowEvaluationException.shown(pattern.pattern())
                    + " has no group " + group + ".");
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.ofNullable(matcher.group(group)) : Optional.empty();
    }

    /**
     * Every match replaced; {@code $1} in the replacement is a group and {@code \} takes the next character's meaning.
     *
     * @throws RowEvaluationException when the replacement names a group that the pattern lacks, or the result is too long
     */
    public String replace(String text, String replacement) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder result = new StringBuilder();
        try {
            while (matcher.find()) {
                matcher.appendReplacement(result, replacement);
                TextFunctions.limit(result.length(), "REGEXP_REPLACE");
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw badArgument("The replacement " + RowEvaluationException.shown(replacement) + " does not fit "
                    + RowEvaluationException.shown(pattern.pattern()) + ".");
        }
        return matcher.appendTail(result).toString();
    }
}
