package dev.millrace.designer;

import dev.millrace.designer.studio.StudioApplication;
import javafx.application.Application;

/**
 * Starts the studio: {@code [FILE]}. Not an {@link Application} itself, so that Java starts it from the class path.
 */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        Application.launch(StudioApplication.class, arguments);
    }
}
