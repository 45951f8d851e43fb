package dev.millrace.runtime.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.expression.Expression;
import dev.millrace.model.expression.Expression.Call;
import dev.millrace.model.expression.Expression.Literal;
import dev.millrace.model.expression.Function;
import dev.millrace.model.schema.DataType;
import dev.millrace.runtime.expression.Shapes.Argument;
import dev.millrace.runtime.expression.Shapes.Shape;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kernels give what one row's evaluation gives: for each function, on random columns with nulls and extremes. */
class FunctionAgreementTest {

    private static final long SEED = Long.getLong("seed", 20260101);
    private static final int ROUNDS = 10;

    /** These count on doubles being finite, as Function says they are. */
    private static final Set<Function> FINITE_ONLY =
            EnumSet.of(Function.ROUND, Function.TRUNCATE, Function.CAST, Function.TRY_CAST);

    static Stream<Shape> shapes() {
        return Shapes.all().stream();
    }

    @Test
    void everyFunctionHasAShape() {
        Set<Function> missing = EnumSet.allOf(Function.class);

        Shapes.all().forEach(shape -> missing.remove(shape.function()));

        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void kernelsAgreeWithRows(Shape shape) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED * 31 + round * 1_000_003L + shape.toString().hashCode();
            try {
                checkOnce(shape, new Random(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + SEED + ", round " + round + ": " + e.getMessage(), e);
            }
        }
    }

    private static void checkOnce(Shape shape, Random random) {
        List<DataType> types = shape.arguments().stream().map(Argument::type).toList();
        RandomValues values = new RandomValues(random, FINITE_ONLY.contains(shape.function()));
        Agreement agreement = new Agreement(types, random, values);
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            Argument argument = shape.arguments().get(i);
            if (!argument.constants().isEmpty()) {
                List<Object> constants = argument.constants();
                arguments.add(new Literal(constants.get(random.nextInt(constants.size())), argument.type()));
            } else if (random.nextInt(4) == 0) {
                arguments.add(new Literal(values.next(argument.type(), 10), argument.type()));
            } else {
                arguments.add(agreement.field(i));
            }
        }
        agreement.check(new Call(shape.function(), arguments, shape.result(), true), agreement.batch());
    }
}
