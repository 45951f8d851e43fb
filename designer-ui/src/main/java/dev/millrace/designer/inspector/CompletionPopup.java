package dev.millrace.designer.inspector;

import dev.millrace.model.expression.ExpressionCompiler.Completion;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import org.fxmisc.richtext.CodeArea;

/**
 * The list of proposals below the caret of an expression. It never has the keyboard: the field keeps it, and gives the
 * list the arrow keys, Enter and Escape while it is shown. Tab goes to the next field, as everywhere in a form.
 */
final class CompletionPopup {

    private static final KeyCombination ASK = new KeyCodeCombination(KeyCode.SPACE, KeyCombination.CONTROL_DOWN);
    /** A popup is a window of its own, which does not know the theme of the one below. */
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");

    private static final double ROW_HEIGHT = 26;
    private static final int MOST_ROWS = 8;
    private static final double WIDTH = 320;

    private final CodeArea area;
    private final Asker asker;
    private final ListView<Completion> list = new ListView<>();
    private final StackPane frame = new StackPane();
    private final Popup popup = new Popup();
    private boolean accepting;

    /** Finds proposals for a text and a caret, and hands them over on the JavaFX thread. */
    @FunctionalInterface
    interface Asker {
        void ask(String text, int caret, Consumer<List<Completion>> found);
    }

    private CompletionPopup(CodeArea area, Asker asker) {
        this.area = area;
        this.asker = asker;
    }

    static void install(CodeArea area, Asker asker) {
        new CompletionPopup(area, asker).install();
    }

    private void install() {
        list.setId("completions");
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new ProposalCell());
        list.setPrefWidth(WIDTH);
        frame.getChildren().add(list);
        frame.getStyleClass().add("completions");
        popup.getContent().add(frame);
        popup.setAutoFix(true);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        area.addEventHandler(KeyEvent.KEY_TYPED, event -> typed(event.getCharacter()));
        area.focusedProperty().subscribe(focused -> {
            if (!focused) {
                popup.hide();
            }
        });
        area.caretPositionProperty().addListener((observable, before, after) -> {
            if (popup.isShowing() && !accepting) {
                ask();
            }
        });
    }

    private void key(KeyEvent event) {
        if (ASK.match(event)) {
            ask();
            event.consume();
        } else if (popup.isShowing()) {
            switch (event.getCode()) {
                case DOWN -> step(1);
                case UP -> step(-1);
                case ENTER -> accept(list.getSelectionModel().getSelectedItem());
                case ESCAPE -> popup.hide();
                default -> {
                    return;
                }
            }
            event.consume();
        }
    }

    /** A letter, a digit after one, or the point before a nested field asks by itself; other characters end it. */
    private void typed(String character) {
        boolean word =
                !character.isEmpty() && (Character.isLetterOrDigit(character.charAt(0)) || "_.".contains(character));
        if (word) {
            ask();
        } else {
            popup.hide();
        }
    }

    private void ask() {
        String text = area.getText();
        int caret = area.getCaretPosition();
        asker.ask(text, caret, found -> {
            if (area.isFocused() && area.getText().equals(text) && area.getCaretPosition() == caret) {
                show(found, text.substring(0, caret));
            }
        });
    }

    private void show(List<Completion> found, String before) {
        boolean helps = found.stream().anyMatch(proposal -> !isThere(proposal, before));
        if (!helps) {
            popup.hide();
            return;
        }
        double height = Math.min(found.size(), MOST_ROWS) * ROW_HEIGHT + 10;
        list.setMinHeight(height);
        list.setMaxHeight(height);
        area.getCaretBounds().ifPresent(this::showBelow);
        // Only in a window that is shown do the theme's colours have values.
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    /** Whether a proposal would change nothing: the word is typed to its end. */
    private static boolean isThere(Completion proposal, String before) {
        String typed = before.substring(Math.min(proposal.from(), before.length()));
        return typed.toLowerCase(Locale.ROOT).equals(proposal.insert().toLowerCase(Locale.ROOT));
    }

    private void showBelow(Bounds caret) {
        frame.pseudoClassStateChanged(
                DARK, area.getScene().getRoot().getPseudoClassStates().contains(DARK));
        if (!popup.isShowing()) {
            popup.show(area, caret.getMinX() - 12, caret.getMaxY() + 4);
        }
    }

    private void step(int by) {
        int size = list.getItems().size();
        int next = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, Math.max(1, size));
        list.getSelectionModel().select(next);
        list.scrollTo(Math.max(0, next - MOST_ROWS / 2));
    }

    private void accept(Completion chosen) {
        accepting = true;
        area.replaceText(chosen.from(), Math.min(chosen.to(), area.getLength()), chosen.insert());
        area.moveTo(chosen.from() + chosen.insert().length());
        accepting = false;
        popup.hide();
    }

    /** A proposal: what would be written, and its type or form. */
    private final class ProposalCell extends ListCell<Completion> {

        private ProposalCell() {
            setOnMousePressed(event -> {
                if (!isEmpty()) {
                    accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Completion proposal, boolean empty) {
            super.updateItem(proposal, empty);
            if (empty || proposal == null) {
                setGraphic(null);
                return;
            }
            Label text = new Label(proposal.insert());
            text.getStyleClass()
                    .addAll("completion", "completion-" + proposal.kind().name().toLowerCase(Locale.ROOT));
            text.setMinWidth(Region.USE_PREF_SIZE);
            Label detail = new Label(proposal.detail());
            detail.getStyleClass().add("quiet");
            detail.setTextOverrun(OverrunStyle.ELLIPSIS);
            detail.setMinWidth(0);
            detail.setMaxWidth(Double.MAX_VALUE);
            detail.setAlignment(Pos.CENTER_RIGHT);
            HBox.setHgrow(detail, Priority.ALWAYS);
            HBox row = new HBox(12, text, detail);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            row.setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(proposal.insert() + ", " + proposal.detail());
        }
    }
}
