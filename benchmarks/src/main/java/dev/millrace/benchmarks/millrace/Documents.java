package dev.millrace.benchmarks.millrace;

import dev.millrace.benchmarks.workload.Rows;
import dev.millrace.benchmarks.workload.Workload;

/** The workloads as pipeline documents; the formulas are those of {@link Rows} and of W4's text. */
final class Documents {

    private static final String HASH = "hash64(n)";
    private static final String TIME = column("time", time("n"));

    private Documents() {}

    /**
     * A workload over so many rows.
     *
     * @param rowsPerSecond 0: as fast as possible
     */
    static String of(Workload workload, long rows, long rowsPerSecond) {
        String body = switch (workload) {
            case W1 -> totals(rows);
            case W2, W3, W5, W8 -> windows(workload, rows, rowsPerSecond);
            case W4 -> ads(workload, rows);
            case W6 -> pairs(workload, rows);
            case W7 -> top(workload, rows);
        };
        return ("{'millrace': 1, 'name': '" + workload + "', " + body + "}")
                .replace('\'', '"')
                .replace('`', '\'');
    }

    private static String totals(long rows) {
        return "'nodes': ["
                + source(
                        rows,
                        0,
                        column("price", "bit_and(shift_right(" + HASH + ", 31), 1023)") + ", "
                                + column("quantity", "bit_and(shift_right(" + HASH + ", 41), 63)"),
                        "")
                + node("filter", "filter", "'condition': 'price < " + Rows.PRICE_LIMIT + "'") + ", "
                + node(
                        "revenue",
                        "project",
                        "'columns': [{'name': 'revenue', 'expression':" + " 'price * (quantity + 1) * 107'}]")
                + ", "
                + node("results", ResultSinkKind.KEY, "'total': true") + "], 'edges': ["
                + edge("rows", "filter") + ", " + edge("filter", "revenue") + ", " + edge("revenue", "results") + "]";
    }

    private static String top(Workload workload, long rows) {
        return "'nodes': [" + source(rows, 0, keyed(workload), eventTime())
                + node(
                        "top",
                        "window-rows",
                        "'keys': ['key'], 'window': " + window(workload)
                                + ", 'order': [{'field': 'value'}], 'count': " + Workload.TOP
                                + ", 'rowNumber': 'rank'")
                + ", "
                + node(
                        "ranks",
                        "project",
                        "'columns': [{'name': 'key', 'expression': 'key'}, {'name': 'start', 'expression':"
                                + " 'window_start'}, {'name': 'end', 'expression': 'window_end'}, {'name': 'count',"
                                + " 'expression': 'rank'}, {'name': 'sum', 'expression': 'value'}]")
                + ", "
                + node("results", ResultSinkKind.KEY, "") + "], 'edges': [" + edge("rows", "top") + ", "
                + edge("top", "ranks") + ", " + edge("ranks", "results") + "]";
    }

    private static String keyed(Workload workload) {
        return TIME + ", " + column("key", "MOD(bit_and(" + HASH + ", 2147483647), " + workload.keys() + ")") + ", "
                + column("value", "bit_and(shift_right(" + HASH + ", 31), 1023)");
    }

    private static String windows(Workload workload, long rows, long rowsPerSecond) {
        return "'nodes': [" + source(rows, rowsPerSecond, keyed(workload), eventTime())
                + node(
                        "window",
                        "window-aggregate",
                        "'keys': ['key'], 'window': " + window(workload)
                                + ", 'aggregates': [{'name': 'count', 'function': 'count'},"
                                + " {'name': 'sum', 'function': 'sum', 'argument': 'value'}]")
                + ", "
                + node("results", ResultSinkKind.KEY, "") + "], 'edges': [" + edge("rows", "window") + ", "
                + edge("window", "results") + "]";
    }

    private static String ads(Workload workload, long rows) {
        String text = "`{\\'user_id\\':\\'00000000-0000-4000-8000-` || CAST(100000000000 + bit_and(shift_right(" + HASH
                + ", 20), 1048575) AS VARCHAR) || `\\',\\'page_id\\':\\'00000000-0000-4000-9000-` || CAST(100000000000 +"
                + " bit_and(shift_right(" + HASH + ", 43), 1048575) AS VARCHAR) || `\\',\\'ad_id\\':\\'` || CAST(MOD("
                + "bit_and(" + HASH + ", 2147483647), 1000) AS VARCHAR) || `\\',\\'ad_type\\':\\'` || CASE MOD(bit_and("
                + "shift_right(" + HASH + ", 31), 1023), 5) WHEN 0 THEN `banner` WHEN 1 THEN `modal` WHEN 2 THEN"
                + " `sponsored-search` WHEN 3 THEN `mail` ELSE `mobile` END || `\\',\\'event_type\\':\\'` || CASE MOD("
                + "bit_and(shift_right(" + HASH + ", 47), 65535), 3) WHEN 0 THEN `view` WHEN 1 THEN `click` ELSE"
                + " `purchase` END || `\\',\\'event_time\\':\\'` || CAST(" + Rows.BASE_MS
                + " + shift_right(n, 7) + bit_and("
                + "shift_right(" + HASH + ", 41), 63) AS VARCHAR) || `\\',\\'ip_address\\':\\'1.2.3.4\\'}`";
        return "'nodes': [" + source(rows, 0, TIME + ", " + column("text", text), eventTime())
                + node("views", "filter", "'condition': 'json_value(text, `$.event_type`) = `view`'") + ", "
                + node(
                        "campaigns",
                        "project",
                        "'columns': [{'name': 'campaign', 'expression':"
                                + " 'MOD(CAST(json_value(text, `$.ad_id`) AS BIGINT), 100)'}, {'name': 'at', 'expression':"
                                + " 'from_epoch_millis(CAST(json_value(text, `$.event_time`) AS BIGINT))'}]")
                + ", "
                + node(
                        "window",
                        "window-aggregate",
                        "'keys': ['campaign'], 'window': " + window(workload)
                                + ", 'aggregates': [{'name': 'count', 'function': 'count'}]")
                + ", "
                + node("results", ResultSinkKind.KEY, "") + "], 'edges': [" + edge("rows", "views") + ", "
                + edge("views", "campaigns") + ", " + edge("campaigns", "window") + ", " + edge("window", "results")
                + "]";
    }

    private static String pairs(Workload workload, long rows) {
        return "'nodes': ["
                + side(workload, "left", (rows + 1) / 2, "(2 * n)") + side(workload, "right", rows / 2, "(2 * n + 1)")
                + node(
                        "join",
                        "interval-join",
                        "'keys': [{'left': 'key', 'right': 'key'}], 'lower': '-" + workload.windowMs()
                                + "ms', 'upper': '" + workload.windowMs() + "ms'")
                + ", "
                + node(
                        "pairs",
                        "project",
                        "'columns': [{'name': 'key', 'expression': 'key'}, {'name': 'start', 'expression': 'time'},"
                                + " {'name': 'end', 'expression': 'time'}, {'name': 'count', 'expression': 'right_time'},"
                                + " {'name': 'sum', 'expression': 'value * 1024 + right_value'}]")
                + ", "
                + node("results", ResultSinkKind.KEY, "") + "], 'edges': ["
                + "{'from': 'left.out', 'to': 'join.left'}, {'from': 'right.out', 'to': 'join.right'}, "
                + edge("join", "pairs") + ", " + edge("pairs", "results") + "]";
    }

    /** One of two streams: its row n is the row of that number of all. */
    private static String side(Workload workload, String id, long rows, String number) {
        return node(
                        id,
                        "generator-source",
                        "'rows': " + rows + ", 'columns': [" + column("time", time(number)) + ", "
                                + column(
                                        "key",
                                        "MOD(bit_and(hash64(" + number + "), 2147483647), " + workload.keys() + ")")
                                + ", "
                                + column("value", "bit_and(shift_right(hash64(" + number + "), 31), 1023)") + "]"
                                + eventTime())
                + ", ";
    }

    private static String time(String number) {
        return "from_epoch_millis(" + Rows.BASE_MS + " + shift_right(" + number + ", 7) + bit_and(shift_right(hash64("
                + number + "), 41), 63))";
    }

    private static String eventTime() {
        return ", 'eventTime': {'field': 'time', 'maxDisorder': '" + Rows.WATERMARK_DELAY_MS + "ms'}";
    }

    private static String window(Workload workload) {
        if (workload == Workload.W5) {
            return "{'type': 'session', 'gap': '" + workload.windowMs() + "ms'}";
        }
        return workload.windowMs() == workload.slideMs()
                ? "{'type': 'tumbling', 'size': '" + workload.windowMs() + "ms'}"
                : "{'type': 'sliding', 'size': '" + workload.windowMs() + "ms', 'slide': '" + workload.slideMs()
                        + "ms'}";
    }

    private static String source(long rows, long rowsPerSecond, String columns, String more) {
        String rate = rowsPerSecond == 0 ? "" : "'rate': " + rowsPerSecond + ", ";
        return node("rows", "generator-source", "'rows': " + rows + ", " + rate + "'columns': [" + columns + "]" + more)
                + ", ";
    }

    private static String column(String name, String expression) {
        return "{'name': '" + name + "', 'generator': 'expression', 'expression': '" + expression + "'}";
    }

    private static String node(String id, String kind, String settings) {
        return "{'id': '" + id + "', 'kind': '" + kind + "', 'settings': {" + settings + "}}";
    }

    private static String edge(String from, String to) {
        return "{'from': '" + from + ".out', 'to': '" + to + ".in'}";
    }
}
