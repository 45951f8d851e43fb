package dev.millrace.runtime.expression;

import static dev.millrace.model.schema.DataType.Scalar.BIGINT;
import static dev.millrace.model.schema.DataType.Scalar.BOOLEAN;
import static dev.millrace.model.schema.DataType.Scalar.DOUBLE;
import static dev.millrace.model.schema.DataType.Scalar.INT;
import static dev.millrace.model.schema.DataType.Scalar.STRING;
import static dev.millrace.model.schema.DataType.Scalar.TIMESTAMP;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.data.Batch;
import dev.millrace.runtime.expression.Shapes.Argument;
import dev.millrace.runtime.expression.Shapes.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random trees of functions: narrowing, shared parts, first errors and all. */
class TreeAgreementTest {

    private static final List<DataType> TYPES =
            List.of(BIGINT, BIGINT, INT, DOUBLE, BOOLEAN, BOOLEAN, STRING, STRING, TIMESTAMP, Shapes.DECIMAL);
    private static final List<Shape> SHAPES = Shapes.all();
    private static final int TREES = 24;

    static LongStream seeds() {
        long seed = Long.getLong("seed", 7_001);
        return LongStream.range(seed, seed + 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void treesAgreeWithRows(long seed) {
        Random random = new Random(seed);
        Agreement agreement = new Agreement(TYPES, random, new RandomValues(random));
        for (int i = 0; i < TREES; i++) {
            Expression tree =
                    tree(random.nextInt(3) == 0 ? BOOLEAN : TYPES.get(random.nextInt(9)), 4, agreement, random);
            Batch batch = agreement.batch();
            agreement.check(tree, batch);
        }
    }

    private static Expression tree(DataType type, int depth, Agreement agreement, Random random) {
        List<Shape> fitting =
                SHAPES.stream().filter(shape -> shape.result().equals(type)).toList();
        if (depth == 0 || fitting.isEmpty() || random.nextInt(8) == 0) {
            return leaf(type, agreement, random);
        }
        Shape shape = fitting.get(random.nextInt(fitting.size()));
        List<Expression> arguments = new ArrayList<>();
        for (Argument argument : shape.arguments()) {
            if (!argument.constants().isEmpty()) {
                Object constant = argument.constants()
                        .get(random.nextInt(argument.constants().size()));
                arguments.add(new Literal(constant, argument.type()));
            } else if (!arguments.isEmpty()
                    && random.nextInt(5) == 0
                    && arguments.getLast().type().equals(argument.type())) {
                arguments.add(arguments.getLast());
            } else {
                arguments.add(tree(argument.type(), depth - 1, agreement, random));
            }
        }
        return new Call(shape.function(), arguments, type, true);
    }

    private static Expression leaf(DataType type, Agreement agreement, Random random) {
        List<Integer> fields = new ArrayList<>();
        for (int i = 0; i < TYPES.size(); i++) {
            if (TYPES.get(i).equals(type)) {
                fields.add(i);
            }
        }
        if (fields.isEmpty() || random.nextInt(4) == 0) {
            return new Literal(new RandomValues(random).next(type, 5), type);
        }
        return agreement.field(fields.get(random.nextInt(fields.size())));
    }
}
