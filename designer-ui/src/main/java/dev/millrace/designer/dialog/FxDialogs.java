package dev.millrace.designer.dialog;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ChoiceDialog;
import javafx.scene.control.Dialog;
import javafx.scene.control.TextInputDialog;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Dialogs as JavaFX's own windows. */
public final class FxDialogs implements Dialogs {

    private final Window owner;

    public FxDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> chooseFileToOpen(Optional<Path> startIn) {
        FileChooser chooser = chooser("Open pipeline", startIn);
        return Optional.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFileToSave(Optional<Path> startIn, String suggestedName) {
        FileChooser chooser = chooser("Save pipeline", startIn);
        chooser.setInitialFileName(suggestedName);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> chooseDataFile(String title, Optional<Path> startIn, boolean output) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        startIn.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(output ? chooser.showSaveDialog(owner) : chooser.showOpenDialog(owner))
                .map(File::toPath);
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> startIn) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        startIn.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    private static FileChooser chooser(String title, Optional<Path> startIn) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.getExtensionFilters()
                .addAll(new ExtensionFilter("Pipelines", "*.json"), new ExtensionFilter("All files", "*"));
        startIn.map(Path::toFile).filter(File::isDirectory).ifPresent(chooser::setInitialDirectory);
        return chooser;
    }

    @Override
    public Optional<Integer> ask(String title, String message, List<String> choices) {
        List<ButtonType> buttons = choices.stream()
                .map(choice -> new ButtonType(
                        choice, choice.equals(choices.getFirst()) ? ButtonData.OK_DONE : ButtonData.OTHER))
                .toList();
        Alert alert = new Alert(AlertType.CONFIRMATION, message);
        prepare(alert, title);
        alert.getButtonTypes().setAll(buttons);
        alert.getButtonTypes().add(ButtonType.CANCEL);
        return alert.showAndWait().map(buttons::indexOf).filter(position -> position >= 0);
    }

    @Override
    public Optional<String> askForText(String title, String message, String proposal) {
        TextInputDialog dialog = new TextInputDialog(proposal);
        prepare(dialog, title);
        dialog.setContentText(message);
        return dialog.showAndWait();
    }

    @Override
    public Optional<Integer> pick(String title, String message, List<String> lines) {
        ChoiceDialog<String> dialog = new ChoiceDialog<>(lines.isEmpty() ? "" : lines.getFirst(), lines);
        prepare(dialog, title);
        dialog.setContentText(message);
        return dialog.showAndWait().map(lines::indexOf).filter(position -> position >= 0);
    }

    @Override
    public void error(String title, String message) {
        Alert alert = new Alert(AlertType.ERROR, message);
        prepare(alert, title);
        alert.showAndWait();
    }

    @Override
    public void inform(Notice notice) {
        Notices.show(owner, notice);
    }

    private void prepare(Dialog<?> dialog, String title) {
        dialog.initOwner(owner);
        dialog.setTitle("Millrace");
        dialog.setHeaderText(title);
        dialog.setGraphic(null);
    }
}
