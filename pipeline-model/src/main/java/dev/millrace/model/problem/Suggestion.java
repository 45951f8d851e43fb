package dev.millrace.model.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word nearest to one that is not known. */
public final class Suggestion {

    /** Longer words are not compared: the cost grows with the product of both lengths. */
    private static final int LONGEST = 64;

    private static final int LISTED = 12;

    private Suggestion() {}

    /**
     * The known word with the fewest changed letters, case left aside; empty if none is near enough (at most a third of
     * the word's letters) to be what was meant.
     */
    public static Optional<String> nearest(String given, Collection<String> known) {
        if (given.isEmpty() || given.length() > LONGEST) {
            return Optional.empty();
        }
        String wanted = given.toLowerCase(Locale.ROOT);
        int smallest = Math.max(1, given.length() / 3) + 1;
        String nearest = null;
        for (String word : known) {
            if (Math.abs(word.length() - given.length()) >= smallest) {
                continue;
            }
            int distance = distance(wanted, word.toLowerCase(Locale.ROOT));
            if (distance < smallest) {
                smallest = distance;
                nearest = word;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** As {@link #nearest}, as a sentence for a problem's fix: {@code Did you mean "x"?}, or empty text. */
    public static String sentence(String given, Collection<String> known) {
        return nearest(given, known)
                .map(word -> "Did you mean \"" + word + "\"?")
                .orElse("");
    }

    /** As {@link #sentence}; where nothing is near, the known words themselves, as far as a line holds them. */
    public static String fix(String given, Collection<String> known) {
        String sentence = sentence(given, known);
        if (!sentence.isEmpty() || known.isEmpty()) {
            return sentence;
        }
        String words = String.join(", ", known.stream().limit(LISTED).toList());
        return "Known are: " + words + (known.size() > LISTED ? ", …" : ".");
    }

    /** Letters inserted, removed, replaced, or swapped with their neighbour (optimal string alignment). */
    private static int distance(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                boolean same = left.charAt(i - 1) == right.charAt(j - 1);
                row[j] = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[right.length()];
    }
}
