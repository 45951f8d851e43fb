package dev.millrace.model.expression;

import dev.millrace.model.schema.DataType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Wording that several messages share. */
final class Phrases {

    private Phrases() {}

    /** A type as messages name it. */
    static String of(DataType type) {
        return type.equals(Calls.UNTYPED) ? "NULL" : type.text();
    }

    /** {@code a, b and c}. */
    static String list(List<String> words, String last) {
        int size = words.size();
        return size < 2
                ? String.join("", words)
                : String.join(", ", words.subList(0, size - 1)) + " " + last + " " + words.get(size - 1);
    }

    /** The candidate that someone who wrote {@code written} most likely meant, if one is near. */
    static Optional<String> similar(String written, Collection<String> candidates) {
        String lower = written.toLowerCase(Locale.ROOT);
        int allowed = Math.min(3, lower.length() / 3);
        record Near(String candidate, int distance) {}
        List<Near> near = new ArrayList<>();
        for (String candidate : candidates) {
            String other = candidate.toLowerCase(Locale.ROOT);
            boolean begun = lower.length() >= 3 && other.startsWith(lower);
            int distance = begun ? allowed : distance(lower, other, allowed);
            if (distance <= allowed) {
                near.add(new Near(candidate, distance));
            }
        }
        return near.stream()
                .min(Comparator.comparingInt(Near::distance).thenComparing(Near::candidate))
                .map(Near::candidate);
    }

    /** {@code ; did you mean 'b'}, or nothing. */
    static String didYouMean(String written, Collection<String> candidates) {
        return similar(written, candidates)
                .map(candidate -> "; did you mean '" + candidate + "'?")
                .orElse(".");
    }

    /** Insertions, deletions, substitutions and swaps of neighbours; anything above {@code limit} where it is farther. */
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) > limit || a.length() > 100) {
            return limit + 1;
        }
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
