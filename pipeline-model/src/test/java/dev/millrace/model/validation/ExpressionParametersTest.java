package dev.millrace.model.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.millrace.model.document.Parameter;
import dev.millrace.model.document.Value;
import dev.millrace.model.validation.ExpressionParameters.Literal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParametersTest {

    private static final Map<String, Literal> PARAMETERS = Map.of(
            "text", new Literal(Parameter.Type.STRING, Value.of("it's")),
            "attack", new Literal(Parameter.Type.STRING, Value.of("' OR true OR '")),
            "backslash", new Literal(Parameter.Type.STRING, Value.of("\\' OR true --")),
            "comment", new Literal(Parameter.Type.STRING, Value.of("*/ OR true\n OR true")),
            "whole", new Literal(Parameter.Type.INT, Value.of(-5)),
            "real", new Literal(Parameter.Type.DOUBLE, new Value.Numeric(new BigDecimal("0.25"))),
            "flag", new Literal(Parameter.Type.BOOLEAN, Value.of(true)),
            "gap", new Literal(Parameter.Type.DURATION, Value.of("1m30s")),
            "start", new Literal(Parameter.Type.TIMESTAMP, Value.of("2026-01-01T00:00:00.5Z")));

    private final List<String> refused = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name = ${text}          | name = 'it''s'",
                "a - ${whole}            | a - (-5)",
                "a > ${real}             | a > 25E-2",
                "${flag} AND b           | TRUE AND b",
                "at + ${gap}             | at + INTERVAL '90.000' SECOND(10, 3)",
                "at > ${start}           | at > TIMESTAMP '2026-01-01 00:00:00.500'",
                "SPLIT(a,${text})        | SPLIT(a,'it''s')",
                "name LIKE '%${text}%'   | name LIKE '%it''s%'",
                "name = '$${text}'       | name = '${text}'",
                "a = '${whole}'          | a = '-5'",
            })
    void eachParameterBecomesALiteralOfItsType(String text, String expected) {
        assertEquals(expected, substitute(text));
        assertEquals(List.of(), refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name = ${attack}                | name = ''' OR true OR '''",
                "name = '${attack}'              | name = ''' OR true OR '''",
                "name = 'it''s ${attack}'        | name = 'it''s '' OR true OR '''",
                "name = '\\' OR x = ${backslash} | name = '\\' OR x = '\\'' OR true --'",
                "a /* ${comment} */ > 1          | a /* ${comment} */ > 1",
                "a > 1 -- ${comment}             | a > 1 -- ${comment}",
            })
    void noValueChangesTheStructure(String text, String expected) {
        assertEquals(expected, substitute(text));
        assertEquals(List.of(), refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "E'x${backslash}'   | A parameter cannot stand in a string with a prefix.",
                "E'x\\'${attack}'   | A parameter cannot stand in a string with a prefix.",
                "U&'x${backslash}'  | A parameter cannot stand in a string with a prefix.",
                "\"a${attack}\" > 1 | A parameter cannot stand in a quoted name.",
                "a${whole} > 1      | A parameter stands for a whole value and cannot be part of a name, number or string.",
                "1${whole} > 1      | A parameter stands for a whole value and cannot be part of a name, number or string.",
                "'x'${text}         | A parameter stands for a whole value and cannot be part of a name, number or string.",
                "${text}'x'         | A parameter stands for a whole value and cannot be part of a name, number or string.",
                "${whole}${whole}   | A parameter stands for a whole value and cannot be part of a name, number or string.",
                "${no name} > 1     | This begins like a parameter, but names none.",
                "${open > 1         | This begins like a parameter, but names none.",
            })
    void whatIsNoWholeValueIsRefused(String text, String message) {
        substitute(text);

        assertEquals(message, refused.get(0));
    }

    @Test
    void aLineCommentEndsWithItsLine() {
        assertEquals("a -- it's\n > (-5)", substitute("a -- it's\n > ${whole}"));
        assertEquals("a /* it's */ > (-5)", substitute("a /* it's */ > ${whole}"));
    }

    private String substitute(String text) {
        return ExpressionParameters.substitute(text, new ExpressionParameters.Lookup() {
                    @Override
                    public Optional<Literal> find(References.Piece reference) {
                        return Optional.ofNullable(PARAMETERS.get(reference.text()));
                    }

                    @Override
                    public void refuse(References.Piece piece, String message, String fix) {
                        refused.add(message);
                    }
                })
                .text();
    }
}
