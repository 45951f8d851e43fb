package dev.millrace.designer.dialog;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything the studio asks or tells the user outside its own panes. Called on the JavaFX thread. */
public interface Dialogs {

    /** The file to open; empty if the user does not want to. */
    Optional<Path> chooseFileToOpen(Optional<Path> startIn);

    /** The file to save to. */
    Optional<Path> chooseFileToSave(Optional<Path> startIn, String suggestedName);

    /**
     * A file of data.
     *
     * @param output it is to be written, and may be new
     */
    Optional<Path> chooseDataFile(String title, Optional<Path> startIn, boolean output);

    /** A folder, which may be new. */
    Optional<Path> chooseFolder(String title, Optional<Path> startIn);

    /**
     * Asks a question.
     *
     * @param choices the first is the default one
     * @return position of the choice; empty if the user wants none
     */
    Optional<Integer> ask(String title, String message, List<String> choices);

    /** One line of text. */
    Optional<String> askForText(String title, String message, String proposal);

    /** One of some things to pick from, each shown as a line. */
    Optional<Integer> pick(String title, String message, List<String> lines);

    /** Tells of a failure that the user must know. */
    void error(String title, String message);

    /** Shows something for some seconds, without asking. */
    void inform(Notice notice);

    /** A short notice. */
    record Notice(Kind kind, String message) {
        /** What colour and sign it has. */
        public enum Kind {
            INFO,
            SUCCESS,
            WARNING,
            FAILURE
        }
    }
}
