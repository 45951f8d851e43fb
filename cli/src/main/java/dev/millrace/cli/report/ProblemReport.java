package dev.millrace.cli.report;

import dev.millrace.model.json.SourceMap;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.problem.Problem;
import dev.millrace.model.problem.Problem.Severity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The problems of one document: as lines {@code file:line:column: severity: message [CODE]}, which editors make into
 * links, and as JSON.
 *
 * @param file as the user named it
 * @param fromText whether a problem's span is a place in the document's text; otherwise it is one in an expression
 */
public record ProblemReport(String file, List<Problem> problems, SourceMap sources, boolean fromText) {

    private static final String RED = "\u001B[31m";
    private static final String YELLOW = "\u001B[33m";
    private static final String PLAIN = "\u001B[0m";

    /** Whether one of them is an error. */
    public boolean failed() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** How many there are of a severity. */
    public long count(Severity severity) {
        return problems.stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }

    /** Says each problem, and what to do about it, on {@code err}. */
    public void print(Terminal terminal) {
        for (Problem problem : problems) {
            terminal.say(line(problem, terminal.colorsErr()));
            problem.fix().ifPresent(fix -> terminal.say("    " + oneLine(fix)));
        }
    }

    private String line(Problem problem, boolean colored) {
        StringBuilder line = new StringBuilder(file);
        inText(problem)
                .ifPresent(at -> line.append(':').append(at.line()).append(':').append(at.column()));
        String severity = name(problem.severity());
        String color = problem.isError() ? RED : YELLOW;
        line.append(": ").append(colored ? color + severity + PLAIN : severity).append(": ");
        String place = place(problem.place());
        line.append(place).append(place.isEmpty() ? "" : ": ").append(oneLine(problem.message()));
        return line.append(" [").append(problem.code()).append(']').toString();
    }

    private Optional<Span> inText(Problem problem) {
        return fromText ? problem.place().span() : sources.find(problem.place());
    }

    /** What {@link #inText} does not say: the node, the setting, the place in an expression. */
    private String place(Place place) {
        StringBuilder text = new StringBuilder();
        place.node().ifPresent(node -> text.append("node ").append(node));
        place.path()
                .map(path -> path.startsWith("settings.") ? path.substring("settings.".length()) : path)
                .ifPresent(path -> text.append(text.isEmpty() ? "" : ", ").append(path));
        if (!fromText) {
            place.span()
                    .ifPresent(span -> text.append(span.line() > 1 ? ", line " + span.line() : "")
                            .append(", column ")
                            .append(span.column()));
        }
        return text.toString();
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R\\s*", " ");
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** Adds an object with the file and its problems. */
    public void write(JsonText json) {
        json.open('{').field("file").text(file).field("valid").flag(!failed());
        json.field("problems").open('[');
        for (Problem problem : problems) {
            json.open('{').field("code").text(problem.code().name());
            json.field("severity").text(name(problem.severity()));
            problem.place().node().ifPresent(node -> json.field("node").text(node));
            problem.place().path().ifPresent(path -> json.field("path").text(path));
            inText(problem)
                    .ifPresent(at ->
                            json.field("line").number(at.line()).field("column").number(at.column()));
            if (!fromText) {
                problem.place().span().ifPresent(span -> span(json, span));
            }
            json.field("message").text(problem.message());
            problem.fix().ifPresent(fix -> json.field("fix").text(fix));
            json.close('}');
        }
        json.close(']').close('}');
    }

    private static void span(JsonText json, Span span) {
        json.field("expression").open('{');
        json.field("line").number(span.line()).field("column").number(span.column());
        json.field("endLine").number(span.endLine()).field("endColumn").number(span.endColumn());
        json.close('}');
    }
}
