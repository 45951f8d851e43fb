package dev.millrace.model.edit;

import dev.millrace.model.document.Group;
import dev.millrace.model.document.Note;
import dev.millrace.model.document.Pipeline;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes ids that people can read and that nothing in a document has: {@code filter-1}, {@code filter-2}. The number
 * follows the largest in use, so that an id is not given again while a later one is there. Each call takes its id.
 */
public final class IdGenerator {

    private static final int LONGEST_BASE = 54;
    private static final Pattern NUMBERED = Pattern.compile("(.*?)-([1-9][0-9]{0,8})", Pattern.DOTALL);
    private static final Pattern FORBIDDEN = Pattern.compile("[^A-Za-z0-9_]+");
    private static final Pattern EDGES = Pattern.compile("^-+|-+$");

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> largest = new HashMap<>();

    /** A generator for what is added to this document. */
    public IdGenerator(Pipeline pipeline) {
        pipeline.nodes().keySet().forEach(this::take);
        pipeline.annotations().notes().stream().map(Note::id).forEach(this::take);
        pipeline.annotations().groups().stream().map(Group::id).forEach(this::take);
    }

    /** The next id for something of this sort, such as an operator kind's key. */
    public String next(String sort) {
        return numbered(base(sort));
    }

    /** The id itself if it is free, else the next one of its sort: a copy of {@code quakes} is {@code quakes-2}. */
    public String like(String id) {
        if (!taken.contains(id)) {
            take(id);
            return id;
        }
        Matcher numbered = NUMBERED.matcher(id);
        String base = base(numbered.matches() ? numbered.group(1) : id);
        largest.merge(base, 1, Math::max);
        return numbered(base);
    }

    private String numbered(String base) {
        String id;
        do {
            id = base + "-" + largest.merge(base, 1, Integer::sum);
        } while (taken.contains(id));
        taken.add(id);
        return id;
    }

    private void take(String id) {
        taken.add(id);
        Matcher numbered = NUMBERED.matcher(id);
        if (numbered.matches()) {
            largest.merge(numbered.group(1), Integer.parseInt(numbered.group(2)), Math::max);
        }
    }

    private static String base(String sort) {
        String allowed = FORBIDDEN.matcher(sort).replaceAll("-");
        String shortened = allowed.substring(0, Math.min(LONGEST_BASE, allowed.length()));
        String trimmed = EDGES.matcher(shortened).replaceAll("");
        return trimmed.isEmpty() ? "item" : trimmed;
    }
}
