package dev.millrace.designer.studio;

import dev.millrace.designer.action.Action;
import dev.millrace.designer.action.Action.Group;
import dev.millrace.designer.action.ActionRegistry;
import dev.millrace.designer.action.SimpleAction;
import dev.millrace.designer.canvas.model.CanvasViewModel;
import dev.millrace.designer.dialog.Dialogs;
import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.designer.file.FileViewModel;
import dev.millrace.designer.file.RecoveryViewModel;
import dev.millrace.designer.inspector.InspectorViewModel;
import dev.millrace.designer.outline.OutlineViewModel;
import dev.millrace.designer.palette.PaletteViewModel;
import dev.millrace.designer.panes.PanesViewModel;
import dev.millrace.designer.picker.PickerViewModel;
import dev.millrace.designer.preferences.PreferencesStore;
import dev.millrace.designer.run.RunLog;
import dev.millrace.designer.run.RunViewModel;
import dev.millrace.designer.studio.WindowRequests.FocusName;
import dev.millrace.designer.studio.WindowRequests.FocusPart;
import dev.millrace.designer.studio.WindowRequests.Part;
import dev.millrace.designer.studio.WindowRequests.ShowPicker;
import dev.millrace.designer.task.TaskExecutor;
import dev.millrace.designer.template.GalleryViewModel;
import dev.millrace.designer.theme.Theme;
import dev.millrace.model.document.PortRef;
import dev.millrace.model.geometry.Point;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The window's view model: its parts, and what the user can do with them. */
public final class StudioViewModel {

    private final StudioServices services;
    private final DocumentViewModel document;
    private final RunViewModel run;
    private final CanvasViewModel canvas;
    private final PaletteViewModel palette;
    private final OutlineViewModel outline;
    private final FileViewModel files;
    private final RecoveryViewModel recovery;
    private final GalleryViewModel gallery;
    private final InspectorViewModel inspector;
    private final PanesViewModel panes;
    private final ActionRegistry actions = new ActionRegistry();
    private final WindowRequests requests = new WindowRequests();
    private final Commands commands;
    private final ObjectProperty<Theme> theme;

    /**
     * @param keysText how this system writes a shortcut
     */
    public StudioViewModel(StudioServices services, UnaryOperator<String> keysText) {
        this.services = services;
        StudioServices.Model model = services.model();
        document = new DocumentViewModel(
                model.catalog(),
                model.validator(),
                services.tasks(),
                services.clocks().clock());
        run = new RunViewModel(
                document,
                new RunViewModel.Services(
                        model.engine(),
                        model.validator(),
                        services.tasks(),
                        services.clocks().ticker()));
        canvas = new CanvasViewModel(document, run);
        palette = new PaletteViewModel(model.catalog());
        outline = new OutlineViewModel(document);
        files = new FileViewModel(
                document,
                run,
                new FileViewModel.Services(services.desktop().dialogs(), services.tasks(), services.store()));
        recovery = new RecoveryViewModel(
                document,
                files,
                new RecoveryViewModel.Services(
                        services.recovery(),
                        services.desktop().dialogs(),
                        services.tasks(),
                        services.clocks().clock()));
        gallery = new GalleryViewModel(files, model.catalog());
        inspector = new InspectorViewModel(document, services.desktop().dialogs(), services.tasks());
        panes = new PanesViewModel(
                document,
                run,
                new RunLog(run, services.clocks().clock()),
                services.desktop().clipboard(),
                new PlacesInWindow(canvas, requests));
        RunNotices.install(run, services.desktop().dialogs(), canvas::reveal);
        commands = new Commands(document, canvas, actions);
        theme = new SimpleObjectProperty<>(services.store().get().theme());
        theme.subscribe(chosen -> services.store().update(preferences -> preferences.withTheme(chosen)));
        actions.addAll(new FileActions(files, requests).all());
        actions.addAll(new EditActions(services, canvas.editor(), document, canvas::centre).all());
        actions.addAll(connecting());
        actions.addAll(StudioActions.viewing(canvas));
        actions.addAll(window(keysText));
        actions.addAll(StudioActions.running(run));
    }

    private List<Action> connecting() {
        BooleanBinding oneNode = Bindings.createBooleanBinding(
                () -> document.selection()
                        .onlyNode()
                        .filter(document.pipeline().nodes()::containsKey)
                        .isPresent(),
                document.selectionProperty());
        BooleanBinding oneThing = Bindings.createBooleanBinding(
                () -> document.selection().onlyNode().isPresent(), document.selectionProperty());
        return List.of(
                new SimpleAction(
                        "edit.rename", "Rename", Group.EDIT, "F2", oneThing, () -> requests.send(new FocusName())),
                new SimpleAction(
                        "edit.connect",
                        "Connect to\u2026",
                        Group.EDIT,
                        "Shortcut+Shift+C",
                        oneNode,
                        () -> withNode(commands::connect)),
                new SimpleAction(
                        "edit.disconnect",
                        "Disconnect\u2026",
                        Group.EDIT,
                        "Shortcut+Shift+X",
                        oneNode,
                        () -> withNode(commands::disconnect)));
    }

    private void withNode(java.util.function.Function<String, PickerViewModel> picker) {
        document.selection().onlyNode().ifPresent(node -> requests.send(new ShowPicker(picker.apply(node))));
    }

    private List<Action> window(UnaryOperator<String> keysText) {
        return List.of(
                StudioActions.view(
                        "view.commands",
                        "Search or run a command",
                        "Shortcut+K",
                        () -> requests.send(new ShowPicker(commands.everything(keysText)))),
                focus("view.palette", "Go to the palette", "F7", Part.PALETTE),
                focus("view.outline", "Go to the outline", "F8", Part.OUTLINE),
                focus("view.canvas", "Go to the canvas", "F9", Part.CANVAS),
                focus("view.inspector", "Go to the inspector", "F10", Part.INSPECTOR),
                StudioActions.view(
                        "view.theme",
                        "Switch between light and dark",
                        "Shortcut+Shift+L",
                        () -> theme.set(theme.get().other())));
    }

    private Action focus(String id, String title, String keys, Part part) {
        return StudioActions.view(id, title, keys, () -> requests.send(new FocusPart(part)));
    }

    /** Kinds to add at a point, joined to the loose end of an edge if there is one. */
    public PickerViewModel quickAdd(Point at, Optional<PortRef> end, boolean output) {
        return commands.quickAdd(at, end, output);
    }

    public DocumentViewModel document() {
        return document;
    }

    public RunViewModel run() {
        return run;
    }

    public CanvasViewModel canvas() {
        return canvas;
    }

    public PaletteViewModel palette() {
        return palette;
    }

    public FileViewModel files() {
        return files;
    }

    public RecoveryViewModel recovery() {
        return recovery;
    }

    public GalleryViewModel gallery() {
        return gallery;
    }

    public InspectorViewModel inspector() {
        return inspector;
    }

    public PanesViewModel panes() {
        return panes;
    }

    public OutlineViewModel outline() {
        return outline;
    }

    public ActionRegistry actions() {
        return actions;
    }

    public WindowRequests requests() {
        return requests;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Name of the document, a dot while it has unsaved changes, the product. */
    public ObservableValue<String> windowTitle() {
        return Bindings.createStringBinding(
                () -> (document.dirtyProperty().get() ? "\u2022 " : "")
                        + document.pipeline().name() + " \u2013 Millrace",
                document.pipelineProperty(),
                document.dirtyProperty());
    }

    public Dialogs dialogs() {
        return services.desktop().dialogs();
    }

    public TaskExecutor tasks() {
        return services.tasks();
    }

    public PreferencesStore preferences() {
        return services.store();
    }
}
