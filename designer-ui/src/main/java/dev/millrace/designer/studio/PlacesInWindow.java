package dev.millrace.designer.studio;

import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.panes.PanesViewModel.Navigator;
import dev.millrace.designer.studio.WindowRequests.FocusSetting;

/** Goes to nodes on the canvas and to their settings in the inspector. */
record PlacesInWindow(CanvasViewModel canvas, WindowRequests requests) implements Navigator {

    @Override
    public void showNode(String node) {
        canvas.reveal(node);
    }

    @Override
    public void showSetting(String node, String path) {
        canvas.reveal(node);
        requests.send(new FocusSetting(path));
    }
}
