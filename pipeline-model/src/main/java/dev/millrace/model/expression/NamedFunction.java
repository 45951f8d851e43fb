package dev.millrace.model.expression;

import dev.millrace.model.expression.Parameter.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A function as people call it: its name, its parameters, and how a call of it becomes a tree.
 *
 * @param name in lower case
 * @param result the result's type as signatures show it
 * @param rule makes the tree from arguments that the parameters have taken
 */
record NamedFunction(String name, List<Parameter> parameters, String result, Description description, Rule rule) {

    /**
     * What the documentation says; the example is compiled and evaluated by a test.
     *
     * @param summary one line
     * @param example an expression without fields
     * @param value its value as a string
     */
    record Description(String summary, String example, String value) {}

    /** How a call becomes a tree. */
    @FunctionalInterface
    interface Rule {
        Expression apply(List<Operand> arguments);
    }

    NamedFunction {
        parameters = List.copyOf(parameters);
    }

    /** Such as {@code substring(text string, start int [, length int])}. */
    String signature() {
        StringBuilder text = new StringBuilder(name).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            boolean optional = parameter.times() == Times.OPTIONAL;
            text.append(optional ? " [" : "").append(i == 0 ? "" : ", ").append(parameter.name());
            text.append(' ').append(parameter.accepts().text());
            text.append(parameter.times() == Times.REPEATED ? ", …" : "").append(optional ? "]" : "");
        }
        return text.append(')').toString();
    }

    /** The tree of a call that stands at [from, to). */
    Expression call(List<Operand> arguments, int from, int to) {
        if (!takes(arguments.size())) {
            throw new ExpressionException(
                    name + " takes " + counted() + ", not " + arguments.size() + ": " + signature() + ".", from, to);
        }
        List<Operand> taken = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Parameter parameter = parameters.get(Math.min(i, parameters.size() - 1));
            taken.add(converted(parameter, arguments.get(i)));
        }
        return rule.apply(taken);
    }

    /** A constant that cannot be converted is an error at its own place. */
    private Operand converted(Parameter parameter, Operand argument) {
        try {
            return argument.with(parameter.take(argument, name));
        } catch (RowEvaluationException e) {
            throw argument.error(e.getMessage() == null ? "" : e.getMessage());
        }
    }

    private boolean takes(int count) {
        return count >= least() && (repeats() || count <= parameters.size());
    }

    private int least() {
        return (int) parameters.stream()
                .filter(parameter -> parameter.times() != Times.OPTIONAL)
                .count();
    }

    private boolean repeats() {
        return !parameters.isEmpty() && parameters.get(parameters.size() - 1).times() == Times.REPEATED;
    }

    private String counted() {
        String arguments = parameters.size() == 1 && !repeats() ? " argument" : " arguments";
        if (repeats()) {
            return "at least " + least() + (least() == 1 ? " argument" : " arguments");
        }
        return (least() < parameters.size() ? least() + " to " : "") + parameters.size() + arguments;
    }

    /** The trees of operands. */
    static List<Expression> trees(List<Operand> operands) {
        return operands.stream().map(Operand::tree).collect(Collectors.toList());
    }
}
