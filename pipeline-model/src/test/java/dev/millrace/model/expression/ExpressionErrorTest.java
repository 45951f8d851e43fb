package dev.millrace.model.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.millrace.model.expression.ExpressionCompiler.ExpressionError;
import dev.millrace.model.expression.ExpressionCompiler.Result;
import dev.millrace.model.problem.Place.Span;
import dev.millrace.model.schema.DataType.Decimal;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is one sentence at the very characters that it is about. */
class ExpressionErrorTest {

    /** The marked characters are the span, and the text without marks is what is compiled. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void mistakeIsNamedWhereItStands(String marked, String sentence) {
        int from = marked.indexOf('«');
        int to = marked.indexOf('»') - 1;
        String text = marked.replace("«", "").replace("»", "");

        ExpressionError error = errorOf(text);

        assertEquals(sentence, error.message());
        assertEquals(new Span(1, from + 1, 1, to), error.span());
    }

    static Stream<Object[]> mistakes() {
        return """
                «fla» AND TRUE              -> There is no field 'fla'; did you mean 'flag'?
                «I» + 1                     -> There is no field 'I'; did you mean 'i'?
                1 + «zzzzz»                 -> There is no field 'zzzzz'.
                time + «tiem»               -> There is no field 'tiem'; did you mean 'time'?
                "my field" + «"my feild"»   -> There is no field 'my feild'; did you mean 'my field'?
                `my field` + «`x y`»        -> There is no field 'x y'.
                r.«valu»                    -> The row has no field 'valu'; did you mean 'value'?
                r.n.«x»                     -> 'x' cannot be looked up in int, which has no fields.
                «uper»(s)                   -> There is no function 'uper'; did you mean 'upper'?
                1 + «datediff»(s, s)        -> There is no function 'datediff'; use timestampdiff instead.
                «overlay»(s PLACING 'x' FROM 1) -> There is no function 'overlay'.
                «upper()»                   -> upper takes 1 argument, not 0: upper(text string).
                1 + «mod(i)»                -> mod takes 2 arguments, not 1: mod(dividend number, divisor number).
                «coalesce()»                -> coalesce takes at least 1 argument, not 0: coalesce(value any, …).
                «substring(s)»              -> substring takes 2 to 3 arguments, not 1: substring(text string, start int [, length int]).
                upper(«b»)                  -> The text of upper must be a string, not bigint.
                left(s, «'x'»)              -> The length of left must be a whole number, not string.
                sqrt(«s»)                   -> The x of sqrt must be a number, not string.
                «b + s»                     -> + has no meaning between bigint and string.
                «dt + 1»                    -> + has no meaning between date and int; write a length of time as INTERVAL '1' DAY.
                1 + («ts * 2»)              -> * has no meaning between timestamp and int.
                -«s»                        -> A sign needs a number, not string.
                «s = 5»                     -> Cannot compare string with int; convert one of them with CAST.
                «b > 5 > 3»                 -> Cannot compare boolean with int; convert one of them with CAST.
                s IN ('a', «2»)             -> Cannot compare string with int; convert one of them with CAST.
                «arr < arr»                 -> Values of array<bigint> have no order.
                ts > «'2026-13-01'»         -> '2026-13-01' is not a date such as 2026-01-31.
                NOT «b»                     -> NOT needs a condition (boolean), not bigint.
                flag AND «b»                -> AND needs a condition (boolean), not bigint.
                CASE WHEN «i» THEN 1 END    -> WHEN needs a condition (boolean), not int.
                CASE WHEN flag THEN «1 ELSE 'x'» END -> CASE cannot choose between int and string; convert one of them with CAST.
                coalesce(1, 2, «'x'», 3)    -> COALESCE cannot choose between int and string; convert one of them with CAST.
                «NULL»                      -> NULL has no type here; write CAST(NULL AS bigint) or another type.
                coalesce(«NULL», NULL)      -> NULL has no type here; write CAST(NULL AS bigint) or another type.
                «1 / 0» + b                 -> 1 is divided by zero.
                b + «2147483647 * 2»        -> 2147483647 * 2 does not fit int.
                «CAST('x' AS INT)»          -> 'x' is not a whole number.
                «CAST(ts AS BIGINT)»        -> timestamp cannot be cast to bigint; use to_epoch_millis or from_epoch_millis.
                «CAST(flag AS INT)»         -> boolean cannot be cast to int.
                CAST(b AS «DECIMAL»)        -> A decimal needs its digits, such as DECIMAL(10, 2).
                CAST(b AS «DECIMAL(40, 2)») -> A decimal has 1 to 38 digits, and at most as many of them after the point.
                CAST(b AS «VARCHAR(5)»)     -> A string has no length; write STRING, and LEFT to cut a text.
                CAST(b AS «TIMESTAMP(0)»)   -> Timestamps have milliseconds; write TIMESTAMP.
                CAST(b AS «foo»)            -> There is no type 'foo' to cast to; there are string, bigint, int, double, decimal(p, s), boolean, timestamp, date and bytes.
                CAST(s AS INTERVAL «DAY»)   -> A cast cannot make an interval; write INTERVAL '5' MINUTE or multiply one.
                CAST(b «)»                  -> ')' cannot stand here; write CAST(value AS type).
                extract(«foo» FROM ts)      -> 'foo' is not a unit of time; there are MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER, YEAR, ISODOW, DOY and EPOCH.
                extract(«dow» FROM ts)      -> DOW counts differently from program to program; use ISODOW, 1 for Monday to 7.
                extract(hour FROM «dt»)     -> A date has no HOUR; cast it to timestamp.
                extract(«month» FROM iv)    -> An interval has no MONTH.
                extract(hour «ts»)          -> 'ts' cannot stand here; write EXTRACT(unit FROM time).
                floor(«b» TO hour)          -> The time of FLOOR must be a timestamp or date, not bigint.
                date_trunc(«'epoch'», ts)   -> 'epoch' is not a unit of time; there are MILLISECOND, SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER and YEAR.
                INTERVAL «5» MINUTE         -> An interval is written as INTERVAL '5' MINUTE; its unit is SECOND, MINUTE, HOUR, DAY, WEEK, MONTH, QUARTER or YEAR.
                «INTERVAL 'x' MINUTE»       -> 'x' does not spell the interval's units.
                «INTERVAL '9999999999' YEAR» -> The interval is too long.
                «TIME '10:00:00'»           -> There are no values of TIME; use timestamp or interval.
                «DATE '2026-02-30'»         -> '2026-02-30' is not a date such as 2026-01-31.
                regexp_like(s, «'('»)       -> The regular expression '(' is not valid: missing closing ).
                regexp_extract(s, 'l', «3») -> The pattern has no group 3.
                s LIKE «'a!'» ESCAPE '!'    -> In the LIKE pattern 'a!' the escape character must stand before %, _ or itself.
                json_value(s, «'a.b'»)      -> The JSON path 'a.b' is not valid: it must begin with $.
                json_value(s, «s»)          -> The path of json_value must be a constant string.
                «json_value(s, '$.a' DEFAULT 1 ON EMPTY)» -> JSON functions give NULL where there is no value; other clauses are not available, so use coalesce for a default.
                format_timestamp(ts, «'b'») -> The time pattern 'b' is not valid: Unknown pattern letter: b.
                «s»[1]                      -> [ ] needs an array, not string.
                «r»['n']                    -> [ ] needs an array, not row<n int, value string>; write a row's field as r.name.
                arr[«'x'»]                  -> The position of [ ] must be a whole number, not string.
                «ARRAY[]»                   -> An empty ARRAY has no type.
                «current_date»              -> current_date is not available: an expression's value depends on its row alone.
                1 + «now»()                 -> now is not available: an expression's value depends on its row alone.
                «rand»()                    -> rand is not available: an expression's value depends on its row alone.
                «count»(*)                  -> count looks at many rows; an expression sees one, so use an aggregate step.
                «avg»(b) > 1                -> avg looks at many rows; an expression sees one, so use an aggregate step.
                «avg(b) OVER ()»            -> Window functions look at many rows; use a window step.
                «(SELECT 1)»                -> Subqueries are not available in an expression.
                «EXISTS (SELECT 1)»         -> Subqueries are not available in an expression.
                b IN («SELECT 1»)           -> Subqueries are not available in an expression.
                «SELECT» 1                  -> A query cannot stand in an expression; write only the value.
                «r.*»                       -> A * stands for many fields; an expression needs one value.
                «*»                         -> A value is missing before '*'.
                «(1, 2)»                    -> Rows cannot be made in an expression.
                «MAP['a', 1]»               -> There are no maps in an expression.
                «i & 1»                     -> Write bit_and(a, b) for the bits that both have.
                b «==» 1                    -> Two values are compared with =, not ==.
                flag «&&» flag              -> Conditions are joined with AND, not &&.
                «!»flag                     -> A condition is negated with NOT, not !.
                b«;»                        -> An expression has no ; at its end.
                b «?»                       -> A ? has no value here; a pipeline's parameters are written ${name}.
                b «AS» c                    -> An expression has no name of its own; leave out AS.
                b «5»                       -> '5' cannot stand here; an operator such as + or AND is missing before it.
                b «b»                       -> 'b' cannot stand here; an operator such as + or AND is missing before it.
                b + «*» 2                   -> '*' cannot stand here, where a value is expected.
                b «+»                       -> A value is missing after '+'.
                upper(s «,»)                -> ',' cannot stand here.
                b «in» 5                    -> IN needs its values in brackets, as in x IN (1, 2).
                b IN («)»                   -> A value is missing before ')'.
                b «is»                      -> A test such as NULL is missing after 'is'.
                b «LIKE»                    -> A value is missing after 'LIKE'.
                r«.»                        -> A field's name is missing after the point.
                CASE WHEN flag THEN «1»     -> The CASE is not closed with END.
                «(»b + 1                    -> The ( is not closed.
                b + 1«)»                    -> The ) closes no (.
                arr[1«)»                    -> The ) closes no (.
                «'»abc                      -> The text that begins here is not closed with '.
                1 + «"»abc                  -> The quoted name is not closed with ".
                b «/»* abc                  -> The comment is not closed with */.
                «5abc»                      -> '5abc' is neither a number nor a name.
                «1e999»                     -> The number is too large for a double.
                «1234567890123456789012345678901234567890» -> The number has more than 38 digits.
                N«'x'»                      -> A text has no 'N' before its quotes.
                b «$» 1                     -> '$' cannot stand here.
                b «\u0001» 1                     -> The expression contains the control character U+0001.
                b «\uD800» 1                     -> The expression contains half a character (a lone surrogate).
                b «€» 1                     -> '€' cannot stand here.
                """.lines().map(line -> {
            int arrow = line.indexOf("-> ");
            return new Object[] {line.substring(0, arrow).strip(), line.substring(arrow + 3)};
        });
    }

    @Test
    void spanCountsLinesAndCommentsOfTheUsersText() {
        ExpressionError error = errorOf("b -- the first\r\n  + /* and\n so */ time + \"my field\"\n\t+ zzz.bar");

        assertEquals("There is no field 'zzz'.", error.message());
        assertEquals(new Span(4, 4, 4, 6), error.span());
    }

    @Test
    void spanMayCoverLines() {
        ExpressionError error = errorOf("1 +\n(time\n  > s)");

        assertEquals("Cannot compare bigint with string; convert one of them with CAST.", error.message());
        assertEquals(new Span(2, 2, 3, 5), error.span());
    }

    @Test
    void emptyTextIsAnError() {
        for (String text : List.of("", "  \n ", "-- only a comment", "/* */")) {
            assertEquals("The expression is empty.", errorOf(text).message());
            assertEquals(new Span(1, 1, 1, 1), errorOf(text).span());
        }
    }

    @Test
    void expectedTypeIsAskedFor() {
        assertEquals(
                "The value is string where bigint is expected; write CAST(… AS bigint).",
                errorOf("s", Scalar.BIGINT).message());
        assertEquals(
                "The value is bigint where int is expected; write CAST(… AS int).",
                errorOf("b", Scalar.INT).message());
        assertEquals(
                "The value is double where decimal(5, 2) is expected; write CAST(… AS decimal(5, 2)).",
                errorOf("d", new Decimal(5, 2)).message());
        assertEquals(
                "The value is boolean where timestamp is expected.",
                errorOf("flag", Scalar.TIMESTAMP).message());
        assertEquals(
                "3000000000 does not fit int.",
                errorOf("3000000000", Scalar.INT).message());
    }

    @Test
    void schemaWithoutFieldsIsSaid() {
        Result result = ExpressionCompiler.shared().compile("a + 1", Schema.of(List.of(), false));

        assertEquals(
                "There is no field 'a': the input has no fields.",
                Objects.requireNonNull(result.error()).message());
    }

    @Test
    void hugeAndDeepTextsFailQuickly() {
        List<String> texts = List.of(
                "(".repeat(5_000) + "1" + ")".repeat(5_000),
                "(".repeat(300) + "1" + ")".repeat(300),
                "abs(".repeat(199) + "i" + ")".repeat(199),
                "(1 + abs(".repeat(100) + "i" + "))".repeat(100),
                "CASE WHEN flag THEN ".repeat(1_000) + "1" + " END".repeat(1_000),
                "NOT ".repeat(3_900) + "flag",
                "- ".repeat(3_900) + "i",
                "1 + ".repeat(1_999) + "i",
                "i + ".repeat(1_999) + "i",
                "i || ".repeat(1_999) + "i",
                "i IN (".repeat(199) + "1" + ")".repeat(199),
                "CAST(".repeat(199) + "i" + " AS INT)".repeat(199),
                "i BETWEEN 1 AND ".repeat(1_300) + "1",
                "r.".repeat(1_999) + "n",
                "arr[".repeat(199) + "1" + "]".repeat(199),
                "x".repeat(1_000_000),
                "'".repeat(99_999),
                "1".repeat(100_000),
                "i,".repeat(3_000),
                "flag AND ".repeat(11_000) + "flag",
                "regexp_like(s, '" + "((a{999}){999}){999}" + "')",
                "regexp_like(s, '" + "(".repeat(9_000) + ")".repeat(9_000) + "')",
                "repeat(repeat('abcdefghij', 1000000), 1000000)",
                "CAST('1e999999999' AS DECIMAL(10, 2))",
                "CAST('1e-999999999' AS DECIMAL(10, 2)) + 1e-400",
                "round(1e300, -2000000000)");

        for (String text : texts) {
            String start = text.substring(0, Math.min(40, text.length()));
            Result result = assertTimeoutPreemptively(
                    Duration.ofSeconds(10), () -> ExpressionCompiler.shared().compile(text, Samples.SCHEMA), start);
            assertTrue((result.error() == null) != (result.expression() == null), start);
        }
    }

    @Test
    void limitsAreSaid() {
        assertEquals(
                "The expression has 100001 characters; at most 100000 are allowed.",
                errorOf("x".repeat(100_001)).message());
        assertEquals(
                "The expression is nested more than 200 levels deep.",
                errorOf("(".repeat(201) + "1" + ")".repeat(201)).message());
        assertEquals(
                "The expression has more than 4000 names and operators.",
                errorOf("flag AND ".repeat(4_001) + "flag").message());
    }

    @Test
    void longListsAndChainsCompile() {
        String list = "b IN (" + "1, ".repeat(9_999) + "70)";
        String chain = "b = 1 OR ".repeat(900) + "b = 70";

        assertNull(ExpressionCompiler.shared().compile(list, Samples.SCHEMA).error());
        assertEquals("boolean? true", Samples.evaluated(chain));
    }

    private static ExpressionError errorOf(String text) {
        Result result = ExpressionCompiler.shared().compile(text, Samples.SCHEMA);
        return Objects.requireNonNull(result.error(), () -> text + " compiles to " + result.expression());
    }

    private static ExpressionError errorOf(String text, dev.millrace.model.schema.DataType expected) {
        Result result = ExpressionCompiler.shared().compile(text, Samples.SCHEMA, expected);
        return Objects.requireNonNull(result.error(), () -> text + " compiles to " + result.expression());
    }
}
