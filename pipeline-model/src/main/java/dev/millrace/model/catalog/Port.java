package dev.millrace.model.catalog;

/**
 * A place where edges begin or end.
 *
 * @param name stable, used in documents
 * @param manyEdges an input: more than one edge may end here (outputs always feed any number)
 * @param required an input: at least one edge must end here
 */
public record Port(String name, String title, boolean manyEdges, boolean required) {
    public static Port input(String name, String title) {
        return new Port(name, title, false, true);
    }

    public static Port inputs(String name, String title) {
        return new Port(name, title, true, true);
    }

    public static Port output(String name, String title) {
        return new Port(name, title, true, false);
    }
}
