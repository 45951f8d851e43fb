package dev.millrace.designer.dialog;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import dev.millrace.designer.dialog.Dialogs.Notice;
import dev.millrace.designer.icon.Glyph;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.util.Duration;

/** Notices in the lower right corner of a window whose root is a {@link StackPane}; each goes away by itself. */
final class Notices {

    private static final Duration STAY = Duration.seconds(6);

    private Notices() {}

    static void show(Window window, Notice notice) {
        if (window.getScene() != null && window.getScene().getRoot() instanceof StackPane root) {
            show(root, notice);
        }
    }

    private static void show(StackPane root, Notice notice) {
        Notification notification =
                new Notification(notice.message(), glyph(notice.kind()).node(18));
        notification.getStyleClass().addAll("notice", Styles.ELEVATED_2, style(notice.kind()));
        notification.setMaxSize(380, Region.USE_PREF_SIZE);
        notification.setOnClose(event -> remove(root, notification));
        StackPane.setAlignment(notification, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(notification, new Insets(0, 16, 40, 0));
        root.getChildren().removeIf(node -> node.getStyleClass().contains("notice"));
        root.getChildren().add(notification);
        PauseTransition stay = new PauseTransition(STAY);
        stay.setOnFinished(event -> remove(root, notification));
        stay.play();
    }

    private static void remove(Pane root, Notification notification) {
        root.getChildren().remove(notification);
    }

    private static Glyph glyph(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> Glyph.INFO;
            case SUCCESS -> Glyph.CHECK;
            case WARNING -> Glyph.WARNING;
            case FAILURE -> Glyph.ERROR;
        };
    }

    private static String style(Notice.Kind kind) {
        return switch (kind) {
            case INFO -> Styles.ACCENT;
            case SUCCESS -> Styles.SUCCESS;
            case WARNING -> Styles.WARNING;
            case FAILURE -> Styles.DANGER;
        };
    }
}
