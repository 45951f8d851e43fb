package dev.millrace.model.expression;

/**
 * Every scalar function of the typed tree. A call's arguments already have the types listed here: the compiler puts a
 * {@link #CAST} where SQL would convert silently. Unless said otherwise the value is null when an argument is null.
 *
 * <p>Errors on a row (overflow, division by zero, a failed cast) are reported with the row, never wrapped around.
 */
public enum Function {
    // Arithmetic: both arguments and the result have one type of int, bigint, double, decimal; overflow is an error.
    // Two
    // decimals and their result may differ in precision and scale: the exact value is rounded half away from zero to
    // the
    // result's scale. Doubles are always finite: an infinite result is an overflow. The rows of NumberFunctions.
    ADD,
    SUBTRACT,
    MULTIPLY,
    /** Integers truncate towards zero. Division by zero is an error, also for doubles. */
    DIVIDE,
    /** The sign follows the dividend; modulo zero is an error. */
    MODULO,
    NEGATE,
    ABS,
    SIGN,
    FLOOR,
    CEIL,
    /** (x) or (x, digits), digits an int: half away from zero. */
    ROUND,
    /** (x) or (x, digits): towards zero. */
    TRUNCATE,
    /** Doubles only, as all that follow up to {@link #ATAN2}. */
    POWER,
    SQRT,
    EXP,
    LN,
    LOG10,
    SIN,
    COS,
    TAN,
    ASIN,
    ACOS,
    ATAN,
    ATAN2,

    // Comparison: both arguments have one type, decimals of any precision and scale; the result is boolean. Strings
    // compare by code points (so by UTF-8 bytes), bytes unsigned, false before true; arrays and rows only for equality.
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    /** Never null: two nulls are not distinct. */
    IS_DISTINCT_FROM,
    IS_NOT_DISTINCT_FROM,
    IS_NULL,
    IS_NOT_NULL,
    /** Two or more arguments of one type; null if any is. */
    GREATEST,
    LEAST,

    // Logic, three-valued. AND and OR take two or more arguments and evaluate each only where it still matters.
    AND,
    OR,
    NOT,
    IS_TRUE,
    IS_NOT_TRUE,
    IS_FALSE,
    IS_NOT_FALSE,

    /** (condition, value, condition, value, ..., otherwise): values have the result's type, evaluated lazily. */
    CASE,
    /** The first argument that is not null; lazy. */
    COALESCE,

    /** To the call's type; what cannot be converted is an error. */
    CAST,
    /** As {@link #CAST}, but what cannot be converted is null. */
    TRY_CAST,

    // Strings; positions and lengths count code points from 1 and are int, as all whole numbers here. The rows of
    // TextFunctions, LikePattern and RegularExpression.
    CONCAT,
    UPPER,
    LOWER,
    INITCAP,
    CHAR_LENGTH,
    OCTET_LENGTH,
    /** (text, start) or (text, start, length). */
    SUBSTRING,
    LEFT,
    RIGHT,
    /** (needle, text): the position or 0. */
    POSITION,
    /** (characters, text). */
    TRIM_BOTH,
    TRIM_LEADING,
    TRIM_TRAILING,
    /** (text, old, new). */
    REPLACE,
    /** (text, length, fill). */
    LPAD,
    RPAD,
    REPEAT,
    REVERSE,
    /** (text, part): boolean. */
    STARTS_WITH,
    ENDS_WITH,
    CONTAINS,
    /** (text, separator): array of string. */
    SPLIT,
    /** (text, pattern) or (text, pattern, escape character): {@code %} and {@code _}. */
    LIKE,
    /** (text, pattern), matching anywhere; linear-time syntax (RE2), as the next two. */
    REGEXP_LIKE,
    /** (text, pattern) or (text, pattern, group): the first match or null. */
    REGEXP_EXTRACT,
    /** (text, pattern, replacement): all matches; {@code $1} is a group. */
    REGEXP_REPLACE,

    // JSON text; the path is a literal such as $.a.b[0]. The rows of JsonPath.
    /** (text, path): a scalar's text; null if absent, not scalar or the text is not JSON. */
    JSON_VALUE,
    /** (text, path): an object's or array's JSON text; null as above. */
    JSON_QUERY,
    /** (text, path): boolean. */
    JSON_EXISTS,

    // Time. Units are {@link TimeUnit} names as string literals. The rows of TimeFunctions and TimestampPattern.
    // Intervals
    // are added and multiplied as numbers between casts to bigint (of milliseconds; int for months) and back.
    /** (timestamp or date, interval or interval months): the type of the first; a date moves by whole days. */
    TIME_ADD,
    TIME_SUBTRACT,
    /** (later, earlier), both timestamps or both dates: interval. */
    TIME_DIFFERENCE,
    /** (unit, later, earlier), both timestamps: bigint of whole units from earlier to later. */
    TIMESTAMP_DIFF,
    /** (unit, timestamp or date or interval): bigint. */
    EXTRACT,
    /** (unit, timestamp or date): the start of the unit it lies in. */
    FLOOR_TIME,
    /** (unit, timestamp or date): the next start, or itself on a start. */
    CEIL_TIME,
    /** (timestamp, pattern of {@link java.time.format.DateTimeFormatter}): string, UTC. */
    FORMAT_TIMESTAMP,
    /** (string, pattern): timestamp, UTC where the pattern has no zone. */
    PARSE_TIMESTAMP,
    /** (timestamp): bigint. */
    TO_EPOCH_MILLIS,
    /** (bigint): timestamp. */
    FROM_EPOCH_MILLIS,

    // Bits of int or bigint; a shift's second argument is an int and counts modulo the type's 32 or 64 bits, and fills
    // with
    // zeros. Nothing overflows.
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    BIT_NOT,
    SHIFT_LEFT,
    SHIFT_RIGHT,
    /** (bigint): the 64-bit mix of splitmix64, the same in every program; see {@link Hash64}. */
    HASH64,

    // Nested values.
    /** Elements of one type: array. */
    ARRAY,
    /** (array, position from 1, an int): null when outside. */
    ITEM,
    /** (array): int. */
    CARDINALITY,
    /** (row, index literal from 0): the nested field. */
    ROW_FIELD
}
