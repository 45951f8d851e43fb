package dev.millrace.designer.studio;

import atlantafx.base.theme.Styles;
import dev.millrace.designer.action.Action;
import dev.millrace.designer.action.Action.Group;
import dev.millrace.designer.action.ActionButtons;
import dev.millrace.designer.action.ActionRegistry;
import dev.millrace.designer.icon.Glyph;
import dev.millrace.designer.icon.OperatorIcons;
import dev.millrace.designer.run.RunViewModel;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The bar at the top: menu, document, run controls, search, view. */
final class TopBar extends HBox {

    private static final double LOGO_SIZE = 28;
    private static final double SEARCH_SHARE = 0.22;
    private static final double LEAST_SEARCH = 180;
    private static final double MOST_SEARCH = 360;
    /** Sharp on screens of double density too. */
    private static final int LOGO_PIXELS = 56;

    private final ActionRegistry actions;

    TopBar(StudioViewModel studio) {
        this.actions = studio.actions();
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(menu(), logo(), title(studio), separator(), runControls(studio.run()), spacer());
        getChildren().addAll(search(), spacer(), tools(studio));
    }

    private MenuButton menu() {
        MenuButton menu = new MenuButton("", Glyph.MENU.node());
        menu.setId("main-menu");
        menu.setAccessibleText("Menu");
        menu.getStyleClass().addAll(Styles.FLAT, "icon-button", "no-arrow");
        for (Group group : Group.values()) {
            Menu part = new Menu(name(group));
            actions.in(group).forEach(action -> part.getItems().add(ActionButtons.menuItem(action)));
            if (!part.getItems().isEmpty()) {
                menu.getItems().add(part);
            }
        }
        return menu;
    }

    private static String name(Group group) {
        return switch (group) {
            case FILE -> "File";
            case EDIT -> "Edit";
            case VIEW -> "View";
            case RUN -> "Run";
            case HELP -> "Help";
        };
    }

    private static Node logo() {
        ImageView logo = new ImageView(new OperatorIcons().image("millrace", LOGO_PIXELS, "#ffffff"));
        logo.setFitWidth(LOGO_SIZE);
        logo.setFitHeight(LOGO_SIZE);
        return logo;
    }

    private static Node title(StudioViewModel studio) {
        Label name = new Label();
        name.setId("document-name");
        name.getStyleClass().add("document-name");
        name.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> studio.document().pipeline().name(),
                        studio.document().pipelineProperty()));
        Region dirty = new Region();
        dirty.getStyleClass().add("dirty-dot");
        dirty.visibleProperty().bind(studio.document().dirtyProperty());
        HBox title = new HBox(6, name, dirty);
        title.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(title, Priority.SOMETIMES);
        title.setMinWidth(60);
        return title;
    }

    private Node runControls(RunViewModel runs) {
        Button run = ActionButtons.button(actions.get("run.start"), Glyph.RUN);
        run.getStyleClass().addAll(Styles.SUCCESS, "run-button");
        Button pause = ActionButtons.icon(actions.get("run.pause"), Glyph.PAUSE);
        Button stop = ActionButtons.icon(actions.get("run.stop"), Glyph.STOP);
        HBox controls = new HBox(6, withReason(run, runs), pause, stop, parallelism(runs));
        controls.setMinWidth(USE_PREF_SIZE);
        controls.setAlignment(Pos.CENTER_LEFT);
        return controls;
    }

    /** A disabled button shows no tooltip, so what is around it says why. */
    private static Node withReason(Button run, RunViewModel runs) {
        StackPane around = new StackPane(run);
        Tooltip reason = new Tooltip();
        reason.textProperty().bind(runs.blockedProperty());
        runs.blockedProperty().subscribe(text -> {
            if (text.isEmpty()) {
                Tooltip.uninstall(around, reason);
            } else {
                Tooltip.install(around, reason);
            }
        });
        return around;
    }

    private static Node parallelism(RunViewModel runs) {
        Spinner<Integer> spinner = new Spinner<>(
                1, RunViewModel.MOST_PARALLEL, runs.parallelismProperty().get());
        spinner.setId("parallelism");
        spinner.getStyleClass().add("parallelism");
        spinner.setPrefWidth(66);
        spinner.setMinWidth(66);
        spinner.setTooltip(new Tooltip("Parallelism: how many subtasks each operator has in the next run"));
        spinner.setAccessibleText("Parallelism");
        spinner.valueProperty().subscribe(chosen -> runs.parallelismProperty().set(chosen));
        return spinner;
    }

    private Node search() {
        Label text = new Label("Search or run a command");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Label keys = new Label(ActionButtons.shortcutText("Shortcut+K"));
        keys.getStyleClass().add("keys");
        keys.setMinWidth(USE_PREF_SIZE);
        HBox content = new HBox(8, Glyph.SEARCH.node(14), text, keys);
        content.setAlignment(Pos.CENTER_LEFT);
        Button search = new Button();
        search.setId("command-search");
        search.setOnAction(event -> actions.get("view.commands").perform());
        search.setGraphic(content);
        search.setAccessibleText("Search or run a command");
        search.getStyleClass().add("search-button");
        content.prefWidthProperty().bind(search.widthProperty().subtract(24));
        search.prefWidthProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> Math.clamp(getWidth() * SEARCH_SHARE, LEAST_SEARCH, MOST_SEARCH), widthProperty()));
        search.setMinWidth(120);
        return search;
    }

    private Node tools(StudioViewModel studio) {
        Action theme = actions.get("view.theme");
        Button themeButton = flat(ActionButtons.icon(theme, Glyph.THEME_LIGHT));
        studio.themeProperty()
                .subscribe(chosen -> themeButton.setGraphic(
                        switch (chosen) {
                            case DARK -> Glyph.THEME_LIGHT.node();
                            case LIGHT -> Glyph.THEME_DARK.node();
                        }));
        HBox tools = new HBox(
                2,
                flat(ActionButtons.icon(actions.get("edit.undo"), Glyph.UNDO)),
                flat(ActionButtons.icon(actions.get("edit.redo"), Glyph.REDO)),
                flat(ActionButtons.icon(actions.get("edit.layout"), Glyph.LAYOUT)),
                themeButton);
        tools.setMinWidth(USE_PREF_SIZE);
        tools.setAlignment(Pos.CENTER_RIGHT);
        return tools;
    }

    private static Button flat(Button button) {
        button.getStyleClass().add(Styles.FLAT);
        return button;
    }

    private static Region separator() {
        Region line = new Region();
        line.getStyleClass().add("bar-separator");
        return line;
    }

    private static Region spacer() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
