package dev.millrace.designer.studio;

import dev.millrace.designer.action.Action;
import dev.millrace.designer.action.ActionButtons;
import dev.millrace.designer.canvas.CanvasView;
import dev.millrace.designer.canvas.gesture.GestureController;
import dev.millrace.designer.canvas.model.Hit;
import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.document.Selection;
import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The canvas's context menu: what can be done with what was pressed. */
final class CanvasMenu {

    private static final String SEPARATOR = "";
    private static final List<String> FOR_NODE = List.of(
            "edit.rename",
            "edit.connect",
            "edit.disconnect",
            "edit.group",
            SEPARATOR,
            "edit.cut",
            "edit.copy",
            "edit.duplicate",
            "edit.delete");
    private static final List<String> FOR_FRAME =
            List.of("edit.rename", "edit.ungroup", SEPARATOR, "edit.cut", "edit.copy", "edit.duplicate", "edit.delete");
    private static final List<String> FOR_EDGE = List.of("edit.delete");
    private static final List<String> FOR_CANVAS = List.of(
            "edit.paste", "edit.selectAll", "edit.note", SEPARATOR, "edit.layout", "view.fit", "view.actualSize");

    private CanvasMenu() {}

    static void install(CanvasView view, GestureController gestures, StudioViewModel studio) {
        ContextMenu menu = new ContextMenu();
        view.setOnContextMenuRequested(event -> {
            gestures.cancel();
            Hit hit = event.isKeyboardTrigger()
                    ? selected(studio.document().selection())
                    : gestures.hit(view.pointerAt(event.getX(), event.getY()));
            select(hit, studio.document());
            menu.getItems().setAll(items(hit, event.getX(), event.getY(), view, studio));
            menu.show(view, event.getScreenX(), event.getScreenY());
            event.consume();
        });
        view.setOnAnyPress(menu::hide);
    }

    private static Hit selected(Selection selection) {
        return selection.nodes().stream().findFirst().<Hit>map(Hit.OnNode::new).orElse(Hit.NOTHING);
    }

    private static void select(Hit hit, DocumentViewModel document) {
        Selection selection = document.selection();
        switch (hit) {
            case Hit.OnNode node
            when !selection.nodes().contains(node.id()) -> document.select(Selection.ofNode(node.id()));
            case Hit.OnFrame frame
            when !selection.nodes().contains(frame.id()) -> document.select(Selection.ofNode(frame.id()));
            case Hit.OnEdge edge
            when !selection.edges().contains(edge.edge()) -> document.select(Selection.ofEdge(edge.edge()));
            case Hit.OnPort port -> document.select(Selection.ofNode(port.port().node()));
            default -> {}
        }
    }

    private static List<MenuItem> items(Hit hit, double x, double y, CanvasView view, StudioViewModel studio) {
        List<String> ids = switch (hit) {
            case Hit.OnEdge edge -> FOR_EDGE;
            case Hit.OnFrame frame -> FOR_FRAME;
            case Hit.Nothing nothing -> FOR_CANVAS;
            default -> FOR_NODE;
        };
        List<MenuItem> items = new java.util.ArrayList<>();
        if (hit instanceof Hit.Nothing) {
            MenuItem add = new MenuItem("Add an operator\u2026");
            add.setOnAction(event -> view.quickAddAt(x, y));
            items.add(add);
        }
        for (String id : ids) {
            if (id.equals(SEPARATOR)) {
                items.add(new SeparatorMenuItem());
            } else {
                Action action = studio.actions().get(id);
                items.add(ActionButtons.menuItem(action));
            }
        }
        return items;
    }
}
