package dev.millrace.model.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What expressions give: the text, then type (with a ? where it admits null) and value on the sample row. */
class ExpressionValueTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void numbers(String text, String expected) {
        assertEquals(expected, Samples.evaluated(text));
    }

    static Stream<Object[]> numbers() {
        return table("""
                1                            -> int 1
                3000000000                   -> bigint 3000000000
                12345678901234567890         -> decimal(20, 0) 12345678901234567890
                -9223372036854775808         -> bigint -9223372036854775808
                -2147483648                  -> int -2147483648
                1.50                         -> decimal(3, 2) 1.50
                .5                           -> decimal(1, 1) 0.5
                1e3                          -> double 1000.0
                i + 1                        -> int? 8
                i + b                        -> bigint? 77
                id + 1                       -> bigint 43
                i / 2                        -> int? 3
                -7 / 2                       -> int -3
                -7 % 3                       -> int -1
                mod(7, -3)                   -> int 1
                7.0 % 2.5                    -> decimal(2, 1) 2.0
                d / 2                        -> double? 0.75
                d + i                        -> double? 8.5
                dec + d                      -> double? 13.84
                dec + 1                      -> decimal(11, 2)? 13.34
                dec * 2                      -> decimal(11, 2)? 24.68
                dec * i                      -> decimal(20, 2)? 86.38
                dec * dec                    -> decimal(20, 4)? 152.2756
                dec / 3                      -> decimal(14, 6)? 4.113333
                b * 0.5                      -> decimal(20, 1)? 35.0
                1.0 / 3                      -> decimal(7, 6) 0.333333
                2.0 / 3                      -> decimal(7, 6) 0.666667
                -i                           -> int? -7
                - -i                         -> int? 7
                +dec                         -> decimal(10, 2)? 12.34
                1 + 2 * 3                    -> int 7
                (1 + 2) * 3                  -> int 9
                10 - 3 - 2                   -> int 5
                abs(-5) + sign(-3)           -> int 4
                abs(-2.5)                    -> decimal(2, 1) 2.5
                sign(-0.5)                   -> decimal(2, 1) -1.0
                floor(-1.5e0)                -> double -2.0
                floor(-0.5)                  -> decimal(2, 1) -1.0
                ceil(9.5)                    -> decimal(3, 1) 10.0
                ceiling(i)                   -> int? 7
                round(2.5e0)                 -> double 3.0
                round(-2.5e0)                -> double -3.0
                round(2.675e0, 2)            -> double 2.68
                round(9.99, 1)               -> decimal(4, 2) 10.00
                round(1250, -2)              -> int 1300
                truncate(-2.7e0)             -> double -2.0
                trunc(1299, -2)              -> int 1200
                power(2, 10)                 -> double 1024.0
                sqrt(16)                     -> double 4.0
                atan2(1, 1)                  -> double 0.7853981633974483
                greatest(1, 2.5, 2)          -> decimal(2, 1) 2.5
                greatest(i, b, 3)            -> bigint? 70
                least(1, none)               -> bigint? null
                bit_and(12, 10)              -> int 8
                bit_or(b, 1)                 -> bigint? 71
                bit_xor(i, 1)                -> int? 6
                bit_not(0)                   -> int -1
                shift_left(1, 40)            -> bigint 1099511627776
                shift_left(1, 64)            -> bigint 1
                shift_right(-1, 60)          -> bigint 15
                hash64(0)                    -> bigint -2152535657050944081
                hash64(b)                    -> bigint? -1258249308830931776
                b + none                     -> bigint? null
                NULL + 1                     -> int? null
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void texts(String text, String expected) {
        assertEquals(expected, Samples.evaluated(text));
    }

    static Stream<Object[]> texts() {
        return table("""
                'it''s'                              -> string it's
                'a' 'b'                              -> string ab
                '日本😀'                             -> string 日本😀
                s || '-' || i || flag                -> string? héllo-7true
                concat('a', 1.50, DATE '2026-01-01') -> string a1.502026-01-01
                'a' || no_text                       -> string? null
                upper(s)                             -> string? HÉLLO
                UPPER('straße')                      -> string STRASSE
                initcap('new-york CITY')             -> string New-York City
                char_length('日本😀')                -> int 3
                length(s)                            -> int? 5
                octet_length('日本😀')               -> int 10
                substring('millrace', 5)             -> string race
                substring('millrace', 5, 2)          -> string ra
                substring('millrace', 0, 2)          -> string m
                substring('millrace', -5, 3)         -> string\s
                substring('millrace' FROM 5 FOR 2)   -> string ra
                substring('😀ab', 2, 1)              -> string a
                left('😀ab', 2)                      -> string 😀a
                left('ab', -1)                       -> string\s
                right('ab😀', 2)                     -> string b😀
                right('ab', 5)                       -> string ab
                position('l' IN s)                   -> int? 3
                position('x', 'abc')                 -> int 0
                position('' IN 'abc')                -> int 1
                trim('  a b ')                       -> string a b
                trim(BOTH 'x' FROM 'xxaxx')          -> string a
                trim(LEADING FROM '  a ')            -> string a\s
                trim('xyaxy', 'yx')                  -> string a
                ltrim('0012')                        -> string 0012
                rtrim('1200', '0')                   -> string 12
                replace('aaa', 'aa', 'b')            -> string ba
                replace('abc', '', 'x')              -> string abc
                lpad('7', 3, '0')                    -> string 007
                lpad('1234', 3, '0')                 -> string 123
                lpad('7', 4, 'ab')                   -> string aba7
                rpad('7', 3)                         -> string 7 \s
                lpad('7', 3, '')                     -> string 7
                repeat('ab', 2)                      -> string abab
                repeat('ab', -2)                     -> string\s
                reverse('a😀b')                      -> string b😀a
                starts_with(s, 'hé')                 -> boolean? true
                ends_with(s, 'x')                    -> boolean? false
                contains(s, '')                      -> boolean? true
                split('a,b,,c', ',')                 -> array<string> [a, b, , c]
                split('', ',')                       -> array<string> []
                split('abc', '')                     -> array<string> [abc]
                cardinality(split('a b', ' '))       -> int 2
                split('a b', ' ')[2]                 -> string? b
                s LIKE 'h_ll%'                       -> boolean? true
                s NOT LIKE '%z%'                     -> boolean? true
                s ILIKE 'H%O'                        -> boolean? true
                '50%' LIKE '%!%' ESCAPE '!'          -> boolean true
                '50x' LIKE '%!%' ESCAPE '!'          -> boolean false
                no_text LIKE '%'                     -> boolean? null
                s LIKE s                             -> boolean? true
                s RLIKE 'l+'                         -> boolean? true
                s NOT RLIKE '^l'                     -> boolean? true
                regexp_like(s, '^h.*o$')             -> boolean? true
                regexp_extract(s, 'l+')              -> string? ll
                regexp_extract('a=1', '(b)?=(.)', 1) -> string? null
                regexp_extract('a=1', '(b)?=(.)', 2) -> string 1
                regexp_extract(s, 'z')               -> string? null
                regexp_replace('a1b22', '[0-9]+', '')-> string ab
                regexp_replace('ab', '(a)(b)', '$2$1')-> string ba
                X'00ff'                              -> bytes 00ff
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void jsonAndNestedValues(String text, String expected) {
        assertEquals(expected, Samples.evaluated(text));
    }

    static Stream<Object[]> jsonAndNestedValues() {
        return table("""
                json_value('{"a":{"b":[1,"x"]}}', '$.a.b[1]')        -> string x
                json_value('{"a":true}', '$.a')                      -> string true
                json_value('{"a":1.50}', '$.a')                      -> string 1.50
                json_value('{"a":null}', '$.a')                      -> string? null
                json_value('{"a":[]}', '$.a')                        -> string? null
                json_value('{"a b":5}', '$[''a b'']')                -> string 5
                json_value('{"a b":5}', 'lax $."a b"')               -> string 5
                json_value('nonsense', '$.a')                        -> string? null
                json_value('5', '$')                                 -> string 5
                json_value(s, '$.a')                                 -> string? null
                JSON_VALUE('{"a":5}', '$.a' RETURNING BIGINT)        -> bigint 5
                JSON_VALUE('{"a":"x"}', '$.a' RETURNING BIGINT)      -> bigint? null
                JSON_VALUE('{"a":5}', '$.a' NULL ON EMPTY NULL ON ERROR) -> string 5
                json_query('{"a":{"b": [1, 2]}}', '$.a')             -> string {"b": [1, 2]}
                json_query('{"a":5}', '$.a')                         -> string? null
                JSON_QUERY('[[1],[2]]', '$[1]' WITHOUT WRAPPER)      -> string [2]
                json_exists('{"a":null}', '$.a')                     -> boolean true
                json_exists('{"a":null}', '$.b')                     -> boolean false
                json_exists(no_text, '$.b')                          -> boolean? null
                ARRAY[1, 2.5, NULL]                                  -> array<decimal(2, 1)> [1.0, 2.5, null]
                ARRAY[i, b]                                          -> array<bigint> [7, 70]
                arr[1]                                               -> bigint? 1
                arr[2]                                               -> bigint? null
                arr[0]                                               -> bigint? null
                arr[4]                                               -> bigint? null
                arr[id]                                              -> bigint? null
                cardinality(arr)                                     -> int? 3
                arr = ARRAY[1, NULL, 3]                              -> boolean? true
                arr <> ARRAY[1]                                      -> boolean? true
                r.n + 1                                              -> int? 6
                r.value                                              -> string? v
                "r"."value" || `s`                                   -> string? vhéllo
                (r).n                                                -> int? 5
                rows[2].n                                            -> int? 9
                rows[3].n                                            -> int? null
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void times(String text, String expected) {
        assertEquals(expected, Samples.evaluated(text));
    }

    static Stream<Object[]> times() {
        return table("""
                TIMESTAMP '2026-01-01 00:00:00'               -> timestamp 2026-01-01T00:00:00Z
                timestamp '2026-01-01T00:00:00.5+02:00'       -> timestamp 2025-12-31T22:00:00.500Z
                DATE '2026-01-31'                             -> date 2026-01-31
                INTERVAL '5' MINUTE                           -> interval PT5M
                INTERVAL '100' MINUTES                        -> interval PT1H40M
                INTERVAL -'5' DAY                             -> interval PT-120H
                INTERVAL '-5' DAY                             -> interval PT-120H
                INTERVAL '1 2:03:04.5' DAY TO SECOND          -> interval PT26H3M4.5S
                INTERVAL '1:30' HOUR TO MINUTE                -> interval PT1H30M
                INTERVAL '0.25' SECOND                        -> interval PT0.25S
                INTERVAL '2' WEEK                             -> interval PT336H
                INTERVAL '1-6' YEAR TO MONTH                  -> interval months P1Y6M
                INTERVAL '1' QUARTER                          -> interval months P3M
                ts + INTERVAL '5' MINUTE                      -> timestamp? 2026-03-31T13:50:30.250Z
                INTERVAL '5' MINUTE + ts                      -> timestamp? 2026-03-31T13:50:30.250Z
                ts - INTERVAL '1' MONTH                       -> timestamp? 2026-02-28T13:45:30.250Z
                ts + iv                                       -> timestamp? 2026-03-31T15:15:30.250Z
                dt + INTERVAL '1' DAY                         -> date? 2026-04-01
                dt - INTERVAL '1' MONTH                       -> date? 2026-02-28
                dt + INTERVAL '1' HOUR                        -> timestamp? 2026-03-31T01:00:00Z
                dt + iv                                       -> timestamp? 2026-03-31T01:30:00Z
                ts - TIMESTAMP '2026-03-31 13:45:00'          -> interval? PT30.25S
                ts - dt                                       -> interval? PT13H45M30.25S
                dt - DATE '2026-03-01'                        -> interval? PT720H
                iv * 2                                        -> interval? PT3H
                2 * iv                                        -> interval? PT3H
                iv * 1.5                                      -> interval? PT2H15M
                iv / 2                                        -> interval? PT45M
                -iv                                           -> interval? PT-1H-30M
                iv + INTERVAL '1' DAY                         -> interval? PT25H30M
                iv > INTERVAL '1' HOUR                        -> boolean? true
                INTERVAL '1' MONTH * 3                        -> interval months P3M
                ts > '2026-01-01'                             -> boolean? true
                dt = '2026-03-31'                             -> boolean? true
                dt < ts                                       -> boolean? true
                floor(ts TO hour)                             -> timestamp? 2026-03-31T13:00:00Z
                FLOOR(ts TO week)                             -> timestamp? 2026-03-30T00:00:00Z
                ceil(ts TO month)                             -> timestamp? 2026-04-01T00:00:00Z
                ceil(dt TO quarter)                           -> date? 2026-04-01
                date_trunc('year', dt)                        -> date? 2026-01-01
                date_trunc('SECOND', ts)                      -> timestamp? 2026-03-31T13:45:30Z
                timestampadd(HOUR, 1, ts)                     -> timestamp? 2026-03-31T14:45:30.250Z
                timestampadd(month, -1, ts)                   -> timestamp? 2026-02-28T13:45:30.250Z
                timestampadd(day, b, dt)                      -> date? 2026-06-09
                timestampadd(hour, 1, dt)                     -> timestamp? 2026-03-31T01:00:00Z
                timestampdiff(MINUTE, dt, ts)                 -> bigint? 825
                timestampdiff(MONTH, ts, TIMESTAMP '2027-03-31 13:45:30') -> bigint? 11
                timestampdiff(YEAR, ts, '2020-01-01')         -> bigint? -6
                extract(YEAR FROM ts)                         -> bigint? 2026
                extract(quarter FROM ts)                      -> bigint? 1
                extract(week FROM dt)                         -> bigint? 14
                extract(ISODOW FROM ts)                       -> bigint? 2
                extract(DOY FROM ts)                          -> bigint? 90
                extract(EPOCH FROM ts)                        -> bigint? 1774964730
                extract(MILLISECOND FROM ts)                  -> bigint? 250
                extract(MINUTE FROM iv)                       -> bigint? 30
                extract(EPOCH FROM iv)                        -> bigint? 5400
                hour(ts) * 100 + minute(ts)                   -> bigint? 1345
                format_timestamp(ts, 'yyyy-MM-dd HH:mm:ss.SSS') -> string? 2026-03-31 13:45:30.250
                format_timestamp(dt, 'EEEE')                  -> string? Tuesday
                parse_timestamp('31.3.2026', 'd.M.yyyy')      -> timestamp 2026-03-31T00:00:00Z
                parse_timestamp('2026-03-31 10:00 +0200', 'yyyy-MM-dd HH:mm Z') -> timestamp 2026-03-31T08:00:00Z
                to_epoch_millis(ts)                           -> bigint? 1774964730250
                to_epoch_millis(DATE '1970-01-02')            -> bigint 86400000
                from_epoch_millis(b)                          -> timestamp? 1970-01-01T00:00:00.070Z
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void conditions(String text, String expected) {
        assertEquals(expected, Samples.evaluated(text));
    }

    static Stream<Object[]> conditions() {
        return table("""
                b > 10                                    -> boolean? true
                b = 70.0                                  -> boolean? true
                dec > 12.3                                -> boolean? true
                d = 1.5                                   -> boolean? true
                1.0 = 1.00                                -> boolean true
                s <> 'x'                                  -> boolean? true
                s != 'x'                                  -> boolean? true
                'a' < 'B'                                 -> boolean false
                '\uE000' < '😀'                                -> boolean true
                flag > FALSE                              -> boolean? true
                raw = X'01ff'                             -> boolean? true
                raw > X'017f'                             -> boolean? true
                b = NULL                                  -> boolean? null
                none = none                               -> boolean? null
                none IS NULL                              -> boolean true
                b IS NOT NULL                             -> boolean true
                maybe IS UNKNOWN                          -> boolean true
                maybe IS NOT TRUE                         -> boolean true
                maybe IS FALSE                            -> boolean false
                none IS DISTINCT FROM 1                   -> boolean true
                none IS NOT DISTINCT FROM NULL            -> boolean true
                b BETWEEN 1 AND 70                        -> boolean? true
                b NOT BETWEEN 1 AND 70                    -> boolean? false
                b BETWEEN SYMMETRIC 100 AND 1             -> boolean? true
                b IN (1, 70, 3)                           -> boolean? true
                b IN (70)                                 -> boolean? true
                b NOT IN (1, 2)                           -> boolean? true
                b IN (1, NULL)                            -> boolean? null
                s IN ('a', s)                             -> boolean? true
                ts IN ('2026-03-31T13:45:30.25Z')         -> boolean? true
                NOT flag OR b > 1 AND TRUE                -> boolean? true
                CASE WHEN b > 100 THEN 'x' WHEN b > 50 THEN 'y' ELSE 'z' END -> string y
                CASE WHEN maybe THEN 1 END                -> int? null
                CASE b WHEN 70 THEN 1 ELSE 2.5 END        -> decimal(2, 1) 1.0
                CASE WHEN flag THEN NULL ELSE i END       -> int? null
                CASE WHEN b <> 0 THEN 10 / b ELSE 0 END   -> bigint? 0
                CASE WHEN i = 7 THEN 1 ELSE i / 0 END     -> int? 1
                coalesce(none, b, 1)                      -> bigint 70
                coalesce(none, NULL)                      -> bigint? null
                coalesce(id, b / 0)                       -> bigint 42
                ifnull(no_text, 'x')                      -> string x
                nvl(no_text, s)                           -> string? héllo
                nullif(b, 70)                             -> bigint? null
                nullif(b, 71)                             -> bigint? 70
                if(b > 1, i, 0.5)                         -> decimal(11, 1)? 7.0
                flag AND maybe                            -> boolean? null
                FALSE AND b / 0 > 1                       -> boolean? false
                b > 1 OR b / 0 > 1                        -> boolean? true
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void casts(String text, String expected) {
        assertEquals(expected, Samples.evaluated(text));
    }

    static Stream<Object[]> casts() {
        return table("""
                CAST(b AS INT)                            -> int? 70
                CAST(2.7 AS INT)                          -> int 2
                CAST(-2.7e0 AS BIGINT)                    -> bigint -2
                CAST(d AS DECIMAL(5, 0))                  -> decimal(5, 0)? 2
                CAST(dec AS DECIMAL(5, 1))                -> decimal(5, 1)? 12.3
                CAST(dec AS DOUBLE)                       -> double? 12.34
                CAST(i AS STRING)                         -> string? 7
                CAST(d AS VARCHAR)                        -> string? 1.5
                CAST(1e21 AS STRING)                      -> string 1.0E21
                CAST(dec AS STRING)                       -> string? 12.34
                CAST(flag AS STRING)                      -> string? true
                CAST(ts AS STRING)                        -> string? 2026-03-31T13:45:30.250Z
                CAST(dt AS STRING)                        -> string? 2026-03-31
                CAST(iv AS STRING)                        -> string? PT1H30M
                CAST(' 12 ' AS BIGINT)                    -> bigint 12
                CAST('+7' AS INT)                         -> int 7
                CAST('1e2' AS DOUBLE)                     -> double 100.0
                CAST('1.005' AS DECIMAL(10, 2))           -> decimal(10, 2) 1.01
                CAST('TRUE' AS BOOLEAN)                   -> boolean true
                CAST('2026-01-01' AS TIMESTAMP)           -> timestamp 2026-01-01T00:00:00Z
                CAST('2026-01-01 10:00' AS TIMESTAMP)     -> timestamp 2026-01-01T10:00:00Z
                CAST('2026-01-01' AS DATE)                -> date 2026-01-01
                CAST('é' AS BYTES)                        -> bytes c3a9
                CAST(X'c3a9' AS STRING)                   -> string é
                CAST(ts AS DATE)                          -> date? 2026-03-31
                CAST(dt AS TIMESTAMP(3))                  -> timestamp? 2026-03-31T00:00:00Z
                '5'::int + 1                              -> int 6
                CAST(NULL AS DOUBLE)                      -> double? null
                TRY_CAST('x' AS INT)                      -> int? null
                TRY_CAST(s AS BIGINT)                     -> bigint? null
                SAFE_CAST('7' AS INT)                     -> int 7
                TRY_CAST(1e300 AS INT)                    -> int? null
                CAST(s AS INT)                            -> int? BAD_CAST: 'héllo' is not a whole number.
                CAST(hash64(b) AS INT)                    -> int? OVERFLOW: -1258249308830931776 does not fit int.
                """);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void failuresOnARow(String text, String expected) {
        assertEquals(expected, Samples.evaluated(text));
    }

    static Stream<Object[]> failuresOnARow() {
        return table("""
                i + 2147483647          -> int? OVERFLOW: 7 + 2147483647 does not fit int.
                i * 2147483647          -> int? OVERFLOW: 7 * 2147483647 does not fit int.
                b + 9223372036854775807 -> bigint? OVERFLOW: 70 + 9223372036854775807 does not fit bigint.
                b - (-9223372036854775807) -> bigint? OVERFLOW: 70 - -9223372036854775807 does not fit bigint.
                b * 9223372036854775807 -> bigint? OVERFLOW: 70 * 9223372036854775807 does not fit bigint.
                b / (i - 7)             -> bigint? DIVISION_BY_ZERO: 70 is divided by zero.
                b % (i - 7)             -> bigint? DIVISION_BY_ZERO: 70 is divided by zero.
                d / (i - 7)             -> double? DIVISION_BY_ZERO: 1.5 is divided by zero.
                dec / (dec - 12.34)     -> decimal(24, 14)? DIVISION_BY_ZERO: 12.34 is divided by zero.
                d * 1e308 * 1e308       -> double? OVERFLOW: The result is too large for a double.
                sqrt(-d)                -> double? BAD_ARGUMENT: The result is not a number.
                ln(d - 1.5)             -> double? BAD_ARGUMENT: LN of 0.0 is not a number.
                exp(b * 1000)           -> double? OVERFLOW: The result is too large for a double.
                CAST(dec AS DECIMAL(2, 1)) -> decimal(2, 1)? OVERFLOW: 12.34 does not fit decimal(2, 1).
                repeat(s, 1000000000)   -> string? OVERFLOW: REPEAT's result would have more than 16777216 characters.
                lpad(s, 2000000000)     -> string? OVERFLOW: LPAD's result would have more than 16777216 characters.
                substring(s, 1, i - 8)  -> string? BAD_ARGUMENT: SUBSTRING's length is -1, and must not be negative.
                regexp_like(s, s || '(') -> boolean? BAD_ARGUMENT: The regular expression 'héllo(' is not valid: missing closing ).
                ts + INTERVAL '106751991166' DAY -> timestamp? OVERFLOW: The result is outside the range of timestamp.
                """);
    }

    private static Stream<Object[]> table(String rows) {
        return rows.lines().map(line -> {
            int arrow = line.lastIndexOf("-> ");
            return new Object[] {line.substring(0, arrow).strip(), line.substring(arrow + 3)};
        });
    }
}
