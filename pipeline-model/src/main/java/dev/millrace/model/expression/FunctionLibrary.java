package dev.millrace.model.expression;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Every function that has a name, by that name in any case. */
final class FunctionLibrary {

    private static final Map<String, NamedFunction> FUNCTIONS = new TreeMap<>();

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("ceiling", "ceil"),
            Map.entry("pow", "power"),
            Map.entry("trunc", "truncate"),
            Map.entry("character_length", "char_length"),
            Map.entry("length", "char_length"),
            Map.entry("substr", "substring"),
            Map.entry("nvl", "ifnull"));

    /** What other programs call a function. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("datediff", "timestampdiff"),
            Map.entry("dateadd", "timestampadd"),
            Map.entry("date_add", "timestampadd"),
            Map.entry("len", "char_length"),
            Map.entry("instr", "position"),
            Map.entry("strpos", "position"),
            Map.entry("locate", "position"),
            Map.entry("to_timestamp", "parse_timestamp"),
            Map.entry("to_char", "format_timestamp"),
            Map.entry("date_format", "format_timestamp"),
            Map.entry("iif", "if"),
            Map.entry("isnull", "ifnull"),
            Map.entry("ucase", "upper"),
            Map.entry("lcase", "lower"),
            Map.entry("size", "cardinality"),
            Map.entry("get_json_object", "json_value"),
            Map.entry("json_extract", "json_value"),
            Map.entry("json_extract_scalar", "json_value"));

    /** What people try that is left out on purpose, and why. */
    private static final Map<String, String> REFUSED = new HashMap<>();

    static {
        Stream.of(
                        NumberLibrary.functions(),
                        TextLibrary.functions(),
                        PatternLibrary.functions(),
                        TimeLibrary.functions(),
                        OtherLibrary.functions())
                .flatMap(List::stream)
                .forEach(function -> FUNCTIONS.put(function.name(), function));
        for (String name : Set.of(
                "count",
                "sum",
                "avg",
                "min",
                "max",
                "stddev",
                "variance",
                "collect",
                "array_agg",
                "any_value",
                "listagg",
                "string_agg",
                "first_value",
                "last_value",
                "row_number",
                "rank",
                "dense_rank",
                "lag",
                "lead",
                "grouping",
                "every",
                "some",
                "approx_count_distinct")) {
            REFUSED.put(name, name + " looks at many rows; an expression sees one, so use an aggregate step.");
        }
        for (String name : Set.of(
                "rand",
                "random",
                "rand_integer",
                "uuid",
                "now",
                "current_timestamp",
                "current_date",
                "current_time",
                "localtime",
                "localtimestamp",
                "sysdate",
                "getdate",
                "current_user",
                "session_user",
                "system_user",
                "unix_timestamp")) {
            REFUSED.put(name, name + " is not available: an expression's value depends on its row alone.");
        }
        REFUSED.put("log", "log is ambiguous; write ln for the natural and log10 for the decimal logarithm.");
        REFUSED.put("unknown", "Write CAST(NULL AS boolean) for a condition that is unknown.");
        REFUSED.put("row", "Rows cannot be made in an expression.");
        REFUSED.put("exists", "Subqueries are not available in an expression.");
    }

    private FunctionLibrary() {}

    /** Sorted by name, without aliases. */
    static List<NamedFunction> all() {
        return List.copyOf(FUNCTIONS.values());
    }

    static Optional<NamedFunction> find(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Optional.ofNullable(FUNCTIONS.get(ALIASES.getOrDefault(lower, lower)));
    }

    /** Other names of functions, to their first. */
    static Map<String, String> aliases() {
        return ALIASES;
    }

    /** Why there is no such function or keyword, if it is left out on purpose. */
    static Optional<String> refusal(String name) {
        return Optional.ofNullable(REFUSED.get(name.toLowerCase(Locale.ROOT)));
    }

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(FUNCTIONS.keySet());
        names.addAll(ALIASES.keySet());
        return names;
    }

    static String unknown(String name) {
        String elsewhere = ELSEWHERE.get(name.toLowerCase(Locale.ROOT));
        String hint = elsewhere == null ? Phrases.didYouMean(name, names()) : "; use " + elsewhere + " instead.";
        // Calcite writes functions of its own in capitals.
        String shown = name.equals(name.toUpperCase(Locale.ROOT)) ? name.toLowerCase(Locale.ROOT) : name;
        return "There is no function '" + shown + "'" + hint;
    }
}
