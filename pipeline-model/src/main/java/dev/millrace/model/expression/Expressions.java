package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.expression.Expression.Literal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Questions about expressions. */
public final class Expressions {

    private Expressions() {}

    /** The expression as SQL-like text for people, such as {@code amount > 10 AND name LIKE 'A%'}. */
    public static String text(Expression expression) {
        return ExpressionText.of(expression);
    }

    /** The positions of the input's fields that the expression reads. */
    public static SortedSet<Integer> fieldIndexes(Expression expression) {
        SortedSet<Integer> indexes = new TreeSet<>();
        references(expression).forEach(reference -> indexes.add(reference.index()));
        return indexes;
    }

    /** The fields that the expression reads, in order of appearance. */
    public static Set<FieldReference> references(Expression expression) {
        Set<FieldReference> references = new LinkedHashSet<>();
        collect(expression, references);
        return references;
    }

    /** Whether the value is the same for every row. */
    public static boolean isConstant(Expression expression) {
        if (expression instanceof Call call) {
            return call.arguments().stream().allMatch(Expressions::isConstant);
        }
        return expression instanceof Literal;
    }

    private static void collect(Expression expression, Set<FieldReference> references) {
        if (expression instanceof FieldReference reference) {
            references.add(reference);
        } else if (expression instanceof Call call) {
            call.arguments().forEach(argument -> collect(argument, references));
        }
    }
}
