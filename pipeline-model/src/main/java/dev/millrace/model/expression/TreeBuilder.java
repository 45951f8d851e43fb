package dev.millrace.model.expression;

import dev.millrace.model.expression.Expression.FieldReference;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Turns Calcite's syntax tree into the typed tree: finds fields and functions, checks types, puts casts where SQL would
 * convert silently and evaluates what is constant. Every error knows the part of the text that it is about.
 */
final class TreeBuilder {

    private static final int MAX_DEPTH = 500;

    private final Schema input;
    private final ParsedText parsed;
    private final CallBuilder calls;
    private int depth;

    TreeBuilder(Schema input, ParsedText parsed) {
        this.input = input;
        this.parsed = parsed;
        this.calls = new CallBuilder(this);
    }

    /** @throws ExpressionException at the first mistake */
    Operand build(SqlNode node) {
        if (depth == MAX_DEPTH) {
            throw at(node).error("The expression is nested more than " + MAX_DEPTH + " levels deep.");
        }
        depth++;
        try {
            return at(node).with(tree(node));
        } catch (RowEvaluationException e) {
            throw at(node).error(e.getMessage() == null ? "" : e.getMessage());
        } finally {
            depth--;
        }
    }

    /** The node's place; the tree means nothing yet. */
    Operand at(SqlNode node) {
        return at(node.getParserPosition());
    }

    List<Operand> buildAll(List<? extends SqlNode> nodes) {
        List<Operand> operands = new ArrayList<>();
        for (SqlNode node : nodes) {
            operands.add(build(node));
        }
        return operands;
    }

    /** A field of what {@code row} gives. */
    Expression nested(Operand row, String name, SqlParserPos position) {
        if (!(row.type() instanceof DataType.Row type)) {
            throw at(position)
                    .error("'" + name + "' cannot be looked up in " + Phrases.of(row.type())
                            + ", which has no fields.");
        }
        List<String> names = type.fields().stream().map(Field::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw at(position).error("The row has no field '" + name + "'" + Phrases.didYouMean(name, names));
        }
        Field field = type.fields().get(index);
        boolean nullable = row.tree().nullable() || field.nullable();
        Expression position0 = new Expression.Literal(index, Scalar.INT);
        return Calls.of(Function.ROW_FIELD, field.type(), nullable, List.of(row.tree(), position0));
    }

    private Operand at(SqlParserPos position) {
        return new Operand(Calls.UNTYPED_NULL, parsed.from(position), parsed.to(position));
    }

    private Expression tree(SqlNode node) {
        if (node instanceof SqlIdentifier identifier) {
            return field(identifier);
        }
        if (node instanceof SqlLiteral literal) {
            return Literals.of(literal, at(node));
        }
        if (node instanceof SqlIntervalQualifier unit) {
            return Calls.text(unitName(unit));
        }
        if (node instanceof SqlCall call) {
            return calls.build(call);
        }
        throw at(node).error("This is not available in an expression.");
    }

    /** The unit as written, or as Calcite knows it. */
    private static String unitName(SqlIntervalQualifier unit) {
        if (unit.timeFrameName != null) {
            return unit.timeFrameName;
        }
        return unit.timeUnitRange.startUnit.name();
    }

    private Expression field(SqlIdentifier identifier) {
        if (identifier.isStar()) {
            throw at(identifier).error("A * stands for many fields; an expression needs one value.");
        }
        String name = identifier.names.get(0);
        SqlParserPos position = identifier.getComponentParserPosition(0);
        OptionalInt index = input.indexOf(name);
        if (index.isEmpty()) {
            throw at(position)
                    .error(FunctionLibrary.refusal(name)
                            .filter(refusal -> identifier.names.size() == 1)
                            .orElseGet(() -> unknownField(name)));
        }
        Field field = input.field(index.getAsInt());
        Operand result = at(position).with(new FieldReference(index.getAsInt(), name, field.type(), field.nullable()));
        for (int i = 1; i < identifier.names.size(); i++) {
            String nested = identifier.names.get(i);
            result = result.with(nested(result, nested, identifier.getComponentParserPosition(i)));
        }
        return result.tree();
    }

    private String unknownField(String name) {
        if (input.width() == 0) {
            return "There is no field '" + name + "': the input has no fields.";
        }
        return "There is no field '" + name + "'" + Phrases.didYouMean(name, input.names());
    }

    /** A negative constant as one: the smallest bigint has no positive counterpart. */
    Expression negative(SqlNode operand) {
        return operand instanceof SqlNumericLiteral number
                ? Literals.number(number, true, at(operand))
                : Arithmetic.negate(build(operand));
    }
}
