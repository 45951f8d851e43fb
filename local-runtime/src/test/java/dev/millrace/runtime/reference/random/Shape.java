package dev.millrace.runtime.reference.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * What is known of a drawn stream.
 *
 * @param sources which sources it comes from
 * @param changelog whether rows may take earlier ones back
 */
public record Shape(List<Field> fields, Set<Integer> sources, boolean changelog, Order order) {

    /** What a project gives: whatever needs two streams alike takes these. */
    static final List<Field> STANDARD =
            List.of(Field.timestamp("t"), Field.bigint("k"), Field.bigint("v"), Field.bigint("n"));

    public boolean standard() {
        return fields.equals(STANDARD);
    }

    public int width() {
        return fields.size();
    }

    public String name(int field) {
        return fields.get(field).name();
    }

    /** Positions of the fields of a type. */
    public List<Integer> positions(Field.Type type) {
        return IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).type() == type)
                .boxed()
                .toList();
    }

    public boolean has(Field.Type type) {
        return !positions(type).isEmpty();
    }

    public Shape withFields(List<Field> newFields) {
        return new Shape(newFields, sources, changelog, order);
    }

    public Shape withOrder(Order newOrder) {
        return new Shape(fields, sources, changelog, newOrder);
    }

    public Shape asChangelog(boolean newChangelog) {
        return new Shape(fields, sources, newChangelog, order);
    }

    /** The sources of two streams. */
    public Shape withSourcesOf(Shape other) {
        Set<Integer> both = new TreeSet<>(sources);
        both.addAll(other.sources);
        return new Shape(fields, both, changelog, order);
    }

    public boolean sharesSourceWith(Shape other) {
        return sources.stream().anyMatch(other.sources::contains);
    }

    /** Fields of a join: those of the left rows, then those of the right, with a prefix where a name is taken. */
    public List<Field> joined(Shape right, String prefix) {
        List<Field> all = new ArrayList<>(fields);
        right.fields.forEach(
                field -> all.add(has(field.name()) ? new Field(prefix + field.name(), field.type()) : field));
        return all;
    }

    /** A prefix that makes all names of a join different. */
    public String freePrefix(Shape right) {
        String prefix = "r_";
        while (!different(joined(right, prefix))) {
            prefix = "r" + prefix;
        }
        return prefix;
    }

    /** A name that no field has. */
    public String freeName(String wanted) {
        return has(wanted) ? freeName("_" + wanted) : wanted;
    }

    /** These fields and one more. */
    public List<Field> and(Field field) {
        List<Field> all = new ArrayList<>(fields);
        all.add(field);
        return all;
    }

    private boolean has(String name) {
        return fields.stream().anyMatch(field -> field.name().equals(name));
    }

    /** Whether no two of them have one name. */
    static boolean different(List<Field> fields) {
        return fields.stream().map(Field::name).distinct().count() == fields.size();
    }
}
