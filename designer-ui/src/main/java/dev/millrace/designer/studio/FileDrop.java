package dev.millrace.designer.studio;

import dev.millrace.designer.file.FileViewModel;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Opens a document that is dropped on the window from outside. */
final class FileDrop {

    private FileDrop() {}

    static void install(Node window, FileViewModel files) {
        window.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (document(event.getDragboard().getFiles()).isPresent()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        window.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            Optional<Path> dropped = document(event.getDragboard().getFiles());
            dropped.ifPresent(files::open);
            event.setDropCompleted(dropped.isPresent());
            event.consume();
        });
    }

    /** The first of some files that may be a document. */
    static Optional<Path> document(List<File> files) {
        return files.stream()
                .map(File::toPath)
                .filter(file ->
                        file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json"))
                .findFirst();
    }
}
