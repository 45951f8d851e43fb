package dev.millrace.designer.studio;

import dev.millrace.designer.document.Selection;
import dev.millrace.designer.outline.OutlineView;
import dev.millrace.designer.palette.PaletteView;
import dev.millrace.designer.studio.WindowRequests.FocusName;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;

/** The left side: the palette, and the outline behind it. */
final class SideBar extends TabPane {

    private final PaletteView palette;
    private final OutlineView outline;
    private final Tab paletteTab = new Tab("Palette");
    private final Tab outlineTab = new Tab("Outline");

    SideBar(StudioViewModel studio, PaletteDrag drag) {
        palette = new PaletteView(studio.palette(), drag);
        outline = new OutlineView(studio.outline(), new OutlineView.Actions() {
            @Override
            public void reveal(String id) {
                studio.canvas().reveal(id);
            }

            @Override
            public void edit(String id) {
                studio.document().select(Selection.ofNode(id));
                studio.requests().send(new FocusName());
            }

            @Override
            public void delete() {
                studio.actions().get("edit.delete").perform();
            }
        });
        setId("side-bar");
        getStyleClass().add("side-bar");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        paletteTab.setContent(palette);
        outlineTab.setContent(outline);
        getTabs().addAll(paletteTab, outlineTab);
    }

    void showPalette() {
        getSelectionModel().select(paletteTab);
        palette.focusSearch();
    }

    void showOutline() {
        getSelectionModel().select(outlineTab);
        outline.focusList();
    }
}
