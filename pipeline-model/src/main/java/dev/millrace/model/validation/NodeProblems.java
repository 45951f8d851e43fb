package dev.millrace.model.validation;

import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Excerpt;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.problem.Problem.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what is wrong with one node: at most a hundred problems, for nobody reads more. */
final class NodeProblems {

    private static final int LIMIT = 100;

    private final String node;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> errorPaths = new HashSet<>();
    private int dropped;

    NodeProblems(String node) {
        this.node = node;
    }

    void error(Code code, String path, String message, String fix) {
        note(path);
        add(Severity.ERROR, code, place(path), message, fix);
    }

    void error(Code code, String path, Span span, String message, String fix) {
        note(path);
        add(Severity.ERROR, code, place(path).withSpan(span), message, fix);
    }

    void warning(Code code, String path, String message, String fix) {
        add(Severity.WARNING, code, place(path), message, fix);
    }

    /** An operator kind, one from a plug-in perhaps, threw where it never should. */
    void failed(OperatorKind kind, RuntimeException failure) {
        error(
                Code.NOT_SUPPORTED,
                "",
                "The operator kind " + Excerpt.of(kind.key()) + " failed: " + failure + ".",
                "Report this to whoever provides the kind.");
    }

    boolean hasErrors() {
        return !errorPaths.isEmpty();
    }

    private void note(String path) {
        if (errorPaths.size() < LIMIT) {
            errorPaths.add(path);
        }
    }

    /**
     * Whether there is an error at the path, at something that it holds, or at something that holds it; or so many that
     * one more would not be shown.
     */
    boolean hasErrorAround(String path) {
        return errorPaths.size() == LIMIT
                || errorPaths.stream().anyMatch(other -> holds(other, path) || holds(path, other));
    }

    List<Problem> toList() {
        List<Problem> all = new ArrayList<>(problems);
        if (dropped > 0) {
            all.add(Problem.error(
                    Code.BAD_SETTING, Place.node(node), "There are " + dropped + " more problems in this node."));
        }
        return List.copyOf(all);
    }

    private static boolean holds(String outer, String inner) {
        return inner.startsWith(outer)
                && (inner.length() == outer.length() || ".[".indexOf(inner.charAt(outer.length())) >= 0);
    }

    private Place place(String path) {
        return path.isEmpty() ? Place.node(node) : Place.setting(node, "settings." + path);
    }

    private void add(Severity severity, Code code, Place place, String message, String fix) {
        if (problems.size() < LIMIT) {
            problems.add(
                    new Problem(code, severity, place, message, Optional.of(fix).filter(text -> !text.isEmpty())));
        } else {
            dropped++;
        }
    }
}
