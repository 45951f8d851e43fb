package dev.millrace.model.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SQL's truth tables, where U stands for unknown. */
class ThreeValuedLogicTest {

    private static final Schema SCHEMA =
            Schema.of(List.of(Field.nullable("p", Scalar.BOOLEAN), Field.nullable("q", Scalar.BOOLEAN)), false);

    @ParameterizedTest
    @CsvSource({
        "T,T,T,T,T,F", "T,F,F,T,F,T", "T,U,U,T,U,T",
        "F,T,F,T,F,T", "F,F,F,F,T,F", "F,U,F,U,U,T",
        "U,T,U,T,U,T", "U,F,F,U,U,T", "U,U,U,U,U,F"
    })
    void twoConditions(String p, String q, String and, String or, String equal, String distinct) {
        assertEquals(and, valueOf("p AND q", p, q));
        assertEquals(and, valueOf("NOT (NOT p OR NOT q)", p, q));
        assertEquals(or, valueOf("p OR q", p, q));
        assertEquals(or, valueOf("NOT (NOT p AND NOT q)", p, q));
        assertEquals(equal, valueOf("p = q", p, q));
        assertEquals(distinct, valueOf("p IS DISTINCT FROM q", p, q));
        assertEquals(distinct, valueOf("NOT p IS NOT DISTINCT FROM q", p, q));
    }

    @ParameterizedTest
    @CsvSource({"T,F,T,F,F,T,F", "F,T,F,T,T,F,F", "U,U,F,T,F,T,T"})
    void oneCondition(
            String p, String not, String isTrue, String isNotTrue, String isFalse, String isNotFalse, String isNull) {
        assertEquals(not, valueOf("NOT p", p, "U"));
        assertEquals(isTrue, valueOf("p IS TRUE", p, "U"));
        assertEquals(isNotTrue, valueOf("p IS NOT TRUE", p, "U"));
        assertEquals(isFalse, valueOf("p IS FALSE", p, "U"));
        assertEquals(isNotFalse, valueOf("p IS NOT FALSE", p, "U"));
        assertEquals(isNull, valueOf("p IS NULL", p, "U"));
        assertEquals(isNull, valueOf("p IS UNKNOWN", p, "U"));
        assertEquals(isNull.equals("T") ? "F" : "T", valueOf("p IS NOT NULL", p, "U"));
    }

    @ParameterizedTest
    @CsvSource({"T,yes", "F,no", "U,no"})
    void caseTakesABranchOnlyWhereItsConditionHolds(String p, String expected) {
        Expression tree = ExpressionCompiler.shared()
                .compile("CASE WHEN p THEN 'yes' ELSE 'no' END", SCHEMA)
                .tree()
                .orElseThrow();

        assertEquals(expected, RowEvaluator.of(tree).evaluate(Arrays.asList(truth(p), null)));
    }

    private static String valueOf(String text, String p, String q) {
        Expression tree =
                ExpressionCompiler.shared().compile(text, SCHEMA).tree().orElseThrow();
        Object value = RowEvaluator.of(tree).evaluate(Arrays.asList(truth(p), truth(q)));
        return value == null ? "U" : (boolean) value ? "T" : "F";
    }

    private static @Nullable Boolean truth(String letter) {
        return letter.equals("U") ? null : Boolean.valueOf(letter.equals("T"));
    }
}
