package dev.millrace.model.expression;

import dev.millrace.model.schema.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlJsonExistsErrorBehavior;
import org.apache.calcite.sql.SqlJsonQueryEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlJsonQueryWrapperBehavior;
import org.apache.calcite.sql.SqlJsonValueEmptyOrErrorBehavior;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/** The JSON functions, which SQL decorates with clauses: those that say what happens anyway, and RETURNING. */
final class JsonForms {

    private JsonForms() {}

    static Expression of(SqlCall call, TreeBuilder builder) {
        String name = call.getOperator().getName().toLowerCase(Locale.ROOT);
        Operand place = builder.at(call);
        NamedFunction function = FunctionLibrary.find(name).orElse(null);
        if (function == null) {
            int end = Math.min(place.to(), place.from() + name.length());
            throw new ExpressionException(FunctionLibrary.unknown(name), place.from(), end);
        }
        List<SqlNode> nodes = call.getOperandList();
        List<Operand> arguments = new ArrayList<>();
        for (SqlNode node : nodes.subList(0, Math.min(2, nodes.size()))) {
            arguments.add(builder.build(node));
        }
        Expression result = function.call(arguments, place.from(), place.to());
        for (SqlNode clause : nodes.subList(arguments.size(), nodes.size())) {
            if (clause instanceof SqlDataTypeSpec) {
                DataType type = TypeNames.parse(clause, builder.at(clause));
                result = CallBuilder.cast(Function.TRY_CAST, place.with(result), type, place);
            } else if (clause != null) {
                refuse(clause, place);
            }
        }
        return result;
    }

    /** What deviates from NULL (and FALSE for JSON_EXISTS) where there is no value. */
    private static void refuse(SqlNode clause, Operand place) {
        if (!(clause instanceof SqlLiteral literal)) {
            throw place.error("DEFAULT is not available in JSON functions; use coalesce.");
        }
        Object behavior = literal.getValue();
        boolean deviates = behavior == SqlJsonValueEmptyOrErrorBehavior.ERROR
                || behavior == SqlJsonValueEmptyOrErrorBehavior.DEFAULT
                || (behavior instanceof SqlJsonQueryEmptyOrErrorBehavior query
                        && query != SqlJsonQueryEmptyOrErrorBehavior.NULL)
                || (behavior instanceof SqlJsonQueryWrapperBehavior wrapper
                        && wrapper != SqlJsonQueryWrapperBehavior.WITHOUT_ARRAY)
                || (behavior instanceof SqlJsonExistsErrorBehavior exists
                        && exists != SqlJsonExistsErrorBehavior.FALSE);
        if (deviates) {
            throw place.error(
                    "JSON functions give NULL where there is no value; other clauses are not available, so use"
                            + " coalesce for a default.");
        }
    }
}
