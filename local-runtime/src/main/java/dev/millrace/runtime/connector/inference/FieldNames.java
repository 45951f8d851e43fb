package dev.millrace.runtime.connector.inference;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names for fields that expressions can use without quotes, each once. */
final class FieldNames {

    private final Set<String> taken = new HashSet<>();

    /** The name itself where it can be one, or one like it. */
    String like(String name) {
        String word = name.strip().replaceAll("[^\\p{L}\\p{N}_]+", "_");
        String trimmed = word.replaceAll("^_+|_+$", "");
        String start = trimmed.isEmpty() ? "column" : trimmed;
        String base = Character.isDigit(start.codePointAt(0)) ? "_" + start : start;
        String candidate = name.equals("_") || name.matches("_[\\p{L}\\p{N}_]*") ? name : base;
        String unique = candidate;
        for (int i = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); i++) {
            unique = candidate + "_" + i;
        }
        return unique;
    }
}
