package dev.millrace.model.json;

import dev.millrace.model.problem.Code;
import dev.millrace.model.problem.Place;
import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with one text, in the order in which it stands there, up to a number that people can use. */
final class ProblemList {

    private static final int MOST = 100;

    private static final Comparator<Problem> BY_POSITION = Comparator.comparing(
            problem -> problem.place().span().orElse(Span.at(0, 0)),
            Comparator.comparingInt(Span::line).thenComparingInt(Span::column));

    private final List<Problem> problems = new ArrayList<>();
    private int leftOut;
    private boolean errors;

    void error(Code code, JsonPath path, Span at, String message, String fix) {
        String where = path.toString();
        Place place = (where.isEmpty() ? Place.DOCUMENT : Place.path(where)).withSpan(at);
        add(fix.isEmpty() ? Problem.error(code, place, message) : Problem.error(code, place, message, fix));
    }

    void error(Code code, JsonPath path, Span at, String message) {
        error(code, path, at, message, "");
    }

    void add(Problem problem) {
        errors |= problem.isError();
        if (problems.size() < MOST) {
            problems.add(problem);
        } else {
            leftOut++;
        }
    }

    boolean hasErrors() {
        return errors;
    }

    List<Problem> toList() {
        List<Problem> sorted = new ArrayList<>(problems);
        sorted.sort(BY_POSITION);
        if (leftOut > 0) {
            sorted.add(Problem.error(
                    Code.MALFORMED_JSON, Place.DOCUMENT, "There are " + leftOut + " more problems in this document."));
        }
        return List.copyOf(sorted);
    }
}
