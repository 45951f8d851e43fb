package dev.millrace.designer.picker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What has been typed and what it finds, best first. */
public final class PickerViewModel {

    private static final int MOST_SHOWN = 200;
    /** An answer in the title counts more than one in the detail. */
    private static final int TITLE_BONUS = 20;

    private final String prompt;
    private final Function<String, List<Choice>> choices;
    private final StringProperty search = new SimpleStringProperty("");
    private final ObservableList<Choice> found = FXCollections.observableArrayList();

    private record Scored(Choice choice, int score) {}

    /**
     * @param prompt shown while nothing has been typed
     * @param choices what there is to choose from, given what has been typed
     */
    public PickerViewModel(String prompt, Function<String, List<Choice>> choices) {
        this.prompt = prompt;
        this.choices = choices;
        search.subscribe(this::find);
    }

    public PickerViewModel(String prompt, List<Choice> choices) {
        this(prompt, search -> choices);
    }

    private void find(String text) {
        List<Scored> scored = new ArrayList<>();
        for (Choice choice : choices.apply(text)) {
            score(text, choice).ifPresent(score -> scored.add(new Scored(choice, score)));
        }
        scored.sort(Comparator.comparingInt(Scored::score).reversed());
        found.setAll(scored.stream().limit(MOST_SHOWN).map(Scored::choice).toList());
    }

    private static OptionalInt score(String text, Choice choice) {
        OptionalInt title = FuzzyMatch.score(text, choice.title());
        if (title.isPresent()) {
            return OptionalInt.of(title.getAsInt() + TITLE_BONUS);
        }
        return FuzzyMatch.score(text, choice.title() + " " + choice.detail());
    }

    public String prompt() {
        return prompt;
    }

    public StringProperty searchProperty() {
        return search;
    }

    public ObservableList<Choice> found() {
        return found;
    }
}
