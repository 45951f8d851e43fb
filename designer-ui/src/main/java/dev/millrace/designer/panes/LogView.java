package dev.millrace.designer.panes;

import dev.millrace.designer.icon.Glyph;
import dev.millrace.designer.run.RunLog.Entry;
import dev.millrace.designer.run.RunLog.Level;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What happened to the runs, and what console sinks printed. */
final class LogView extends BorderPane {

    private final PanesViewModel panes;
    private final ListView<Entry> list = new ListView<>();

    LogView(PanesViewModel panes) {
        this.panes = panes;
        getStyleClass().add("pane");
        list.setId("log");
        list.getStyleClass().addAll("pane-list", "log");
        list.setPlaceholder(new Label("What happens in a run, and what its console sinks print, appears here"));
        list.setItems(panes.log().entries());
        list.setCellFactory(view -> new EntryCell());
        panes.log().entries().addListener((ListChangeListener<Entry>) change -> toTheEnd());
        list.heightProperty().subscribe(height -> toTheEnd());
        Button copy = new Button("Copy", Glyph.COPY.node(14));
        copy.getStyleClass().addAll("flat", "small");
        copy.setOnAction(event -> panes.clipboard()
                .put(panes.log().entries().stream()
                        .map(entry -> (entry.time() + " " + entry.text()).strip())
                        .collect(Collectors.joining("\n"))));
        Button clear = new Button("Clear", Glyph.TRASH.node(14));
        clear.getStyleClass().addAll("flat", "small");
        clear.setOnAction(event -> panes.log().clear());
        HBox bar = new HBox(6, copy, clear);
        bar.setAlignment(Pos.CENTER_RIGHT);
        bar.getStyleClass().add("pane-bar");
        setTop(bar);
        setCenter(list);
    }

    private void toTheEnd() {
        list.scrollTo(panes.log().entries().size() - 1);
    }

    @Override
    public void requestFocus() {
        list.requestFocus();
    }

    private final class EntryCell extends ListCell<Entry> {

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            Label time = new Label(entry.time());
            time.getStyleClass().add("log-time");
            time.setMinWidth(62);
            Label text = new Label(entry.text());
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            text.getStyleClass().add(entry.level() == Level.CONSOLE ? "log-console" : "log-text");
            HBox line = new HBox(8, time, text);
            line.setAlignment(Pos.TOP_LEFT);
            if (entry.level() == Level.FAILURE) {
                line.getStyleClass().add("log-failure");
            }
            entry.node().ifPresent(node -> {
                Hyperlink link = new Hyperlink("Show " + panes.title(node));
                link.setMinWidth(Region.USE_PREF_SIZE);
                link.setOnAction(event -> panes.navigator().showNode(node));
                line.getChildren().add(link);
            });
            line.maxWidthProperty().bind(list.widthProperty().subtract(32));
            setGraphic(line);
        }
    }
}
