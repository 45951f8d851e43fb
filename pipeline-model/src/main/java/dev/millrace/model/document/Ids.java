package dev.millrace.model.document;

import java.util.regex.Pattern;

/** Ids of nodes, notes and groups, which share one namespace: the view places each by its id. */
public final class Ids {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Ids() {}

    /** Whether the text may be an id: 1 to 64 of {@code A-Z a-z 0-9 _ -}. There is no dot, at which an edge's end splits. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }
}
