package dev.millrace.designer.document;

import java.util.Optional;

/** The system's clipboard, as far as text goes. Called on the JavaFX thread. */
public interface TextClipboard {

    Optional<String> text();

    void put(String text);
}
