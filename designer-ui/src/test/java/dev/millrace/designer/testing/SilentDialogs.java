package dev.millrace.designer.testing;

import dev.millrace.designer.dialog.Dialogs;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Dialogs that answer what a test has prepared, and remember what they were told. */
public final class SilentDialogs implements Dialogs {

    public final Deque<Path> files = new ArrayDeque<>();
    public final Deque<Integer> answers = new ArrayDeque<>();
    public final Deque<String> texts = new ArrayDeque<>();
    public final List<String> questions = new ArrayList<>();
    public final List<String> errors = new ArrayList<>();
    public final List<Notice> notices = new ArrayList<>();

    @Override
    public Optional<Path> chooseFileToOpen(Optional<Path> startIn) {
        return Optional.ofNullable(files.poll());
    }

    @Override
    public Optional<Path> chooseFileToSave(Optional<Path> startIn, String suggestedName) {
        return Optional.ofNullable(files.poll());
    }

    @Override
    public Optional<Path> chooseDataFile(String title, Optional<Path> startIn, boolean output) {
        return Optional.ofNullable(files.poll());
    }

    @Override
    public Optional<Path> chooseFolder(String title, Optional<Path> startIn) {
        return Optional.ofNullable(files.poll());
    }

    @Override
    public Optional<Integer> ask(String title, String message, List<String> choices) {
        questions.add(title);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<String> askForText(String title, String message, String proposal) {
        questions.add(title);
        return Optional.ofNullable(texts.poll());
    }

    @Override
    public Optional<Integer> pick(String title, String message, List<String> lines) {
        questions.add(title);
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public void error(String title, String message) {
        errors.add(title + ": " + message);
    }

    @Override
    public void inform(Notice notice) {
        notices.add(notice);
    }
}
