package dev.millrace.designer.palette;

import dev.millrace.designer.picker.FuzzyMatch;
import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.OperatorKind.Category;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The kinds by category; while something is typed, those that it finds, best first. */
public final class PaletteViewModel {

    private final Catalog catalog;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final Set<Category> closed = EnumSet.noneOf(Category.class);

    /** A line of the palette. */
    public sealed interface Row {}

    /** The title of a category. */
    public record Heading(Category category, String title, boolean open) implements Row {}

    public record Entry(OperatorKind kind) implements Row {}

    public PaletteViewModel(Catalog catalog) {
        this.catalog = catalog;
        search.subscribe(text -> refresh());
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ObservableList<Row> rows() {
        return rows;
    }

    /** Opens or closes a category. */
    public void toggle(Category category) {
        if (!closed.remove(category)) {
            closed.add(category);
        }
        refresh();
    }

    private void refresh() {
        String text = search.get();
        rows.setAll(text.isBlank() ? byCategory() : found(text));
    }

    private List<Row> byCategory() {
        List<Row> all = new ArrayList<>();
        for (Category category : Category.values()) {
            List<OperatorKind> kinds = catalog.kinds().stream()
                    .filter(kind -> kind.category() == category)
                    .toList();
            if (!kinds.isEmpty()) {
                boolean open = !closed.contains(category);
                all.add(new Heading(category, title(category), open));
                if (open) {
                    kinds.forEach(kind -> all.add(new Entry(kind)));
                }
            }
        }
        return all;
    }

    private record Scored(OperatorKind kind, int score) {}

    private List<Row> found(String text) {
        List<Scored> scored = new ArrayList<>();
        for (OperatorKind kind : catalog.kinds()) {
            FuzzyMatch.score(text, kind.title() + " " + title(kind.category()) + " " + kind.key())
                    .ifPresent(score -> scored.add(new Scored(kind, score)));
        }
        scored.sort(Comparator.comparingInt(Scored::score).reversed());
        return scored.stream().<Row>map(found -> new Entry(found.kind())).toList();
    }

    static String title(Category category) {
        return switch (category) {
            case SOURCE -> "Sources";
            case TRANSFORM -> "Transforms";
            case WINDOW -> "Windows";
            case JOIN -> "Joins";
            case SINK -> "Sinks";
        };
    }

    /** Style class that gives a category's colour. */
    public static String accent(Category category) {
        return switch (category) {
            case SOURCE -> "accent-source";
            case TRANSFORM -> "accent-transform";
            case WINDOW -> "accent-window";
            case JOIN -> "accent-join";
            case SINK -> "accent-sink";
        };
    }
}
