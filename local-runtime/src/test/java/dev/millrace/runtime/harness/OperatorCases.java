package dev.millrace.runtime.harness;

import dev.millrace.model.catalog.Catalog;
import dev.millrace.model.catalog.OperatorKind;
import dev.millrace.model.catalog.OperatorKind.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is driven: of every kind that is neither source nor sink the manual's example, and the settings listed here. */
final class OperatorCases {

    private static final String COUNT = "'aggregates': [{'name': 'n', 'function': 'count'}, {'name': 's', 'function':"
            + " 'sum', 'argument': 'v'}, {'name': 'm', 'function': 'max', 'argument': 'magnitude'}]";

    private static final List<OperatorCase> FURTHER = List.of(
            OperatorCase.of("filter", "a condition with nulls", "'condition': 'v > 10 OR magnitude < 3'")
                    .onChangelogs(),
            OperatorCase.of(
                            "project",
                            "texts",
                            "'columns': [{'name': 'x', 'expression': 'UPPER(line)'}, {'name': 'y',"
                                    + " 'expression': 'v + k'}]")
                    .onChangelogs(),
            OperatorCase.of(
                    "flat-map",
                    "rows without elements are kept",
                    "'expression': 'SPLIT(line, ` `)', 'name':" + " 'word', 'position': 'at', 'keepEmpty': true"),
            OperatorCase.of(
                            "route",
                            "all routes",
                            "'routes': [{'name': 'a', 'condition': 'v < 20'}, {'name': 'b',"
                                    + " 'condition': 'v > 10'}], 'mode': 'all'")
                    .onChangelogs(),
            OperatorCase.of("union", "changelogs", "").onChangelogs(),
            OperatorCase.of(
                    "watermark",
                    "null times are skipped",
                    "'eventTime': {'field': 'u', 'maxDisorder': '1h'}," + " 'onError': 'skip'"),
            OperatorCase.of(
                    "watermark",
                    "null times are errors",
                    "'eventTime': {'field': 'u', 'maxDisorder': '1h'}," + " 'onError': 'output'"),
            OperatorCase.of("watermark", "idle by the clock", "'eventTime': {'field': 'time', 'idleAfter': '3h'}"),
            OperatorCase.of("aggregate", "by key", "'keys': ['k'], " + COUNT),
            OperatorCase.of(
                    "window-aggregate",
                    "sliding",
                    "'keys': ['k'], 'window': {'type': 'sliding', 'size': '3h'," + " 'slide': '1h'}, " + COUNT),
            OperatorCase.of(
                    "window-aggregate",
                    "sliding, row by row",
                    "'keys': ['k'], 'window': {'type': 'sliding',"
                            + " 'size': '3h', 'slide': '1h'}, 'onError': 'skip', " + COUNT),
            OperatorCase.of("window-aggregate", "not keyed", "'window': {'type': 'tumbling', 'size': '2h'}, " + COUNT),
            OperatorCase.of(
                    "window-aggregate",
                    "sessions with late rows",
                    "'keys': ['k'], 'window': {'type': 'session',"
                            + " 'gap': '1h'}, 'allowedLateness': '2h', 'accumulation': 'retracting', " + COUNT),
            OperatorCase.of(
                    "window-aggregate",
                    "early and late results",
                    "'keys': ['network'], 'window': {'type':"
                            + " 'tumbling', 'size': '6h'}, 'early': {'rules': [{'after': 'rows', 'rows': 2}, {'after':"
                            + " 'clock', 'delay': '1h'}]}, 'allowedLateness': '3h', 'paneIndex': true, 'paneTiming': true,"
                            + " 'lateDetails': true, " + COUNT),
            OperatorCase.of(
                    "window-aggregate", "counted", "'keys': ['k'], 'window': {'type': 'count', 'rows': 3}, " + COUNT),
            OperatorCase.of("deduplicate", "last rows, forgotten", "'keys': ['k'], 'keep': 'last', 'stateTtl': '4h'"),
            OperatorCase.of(
                            "top-n",
                            "with numbers",
                            "'keys': ['network'], 'order': [{'field': 'magnitude'}], 'count':"
                                    + " 3, 'rowNumber': 'place'")
                    .onChangelogs(),
            OperatorCase.of(
                            "join",
                            "full, forgotten",
                            "'keys': [{'left': 'k', 'right': 'k'}], 'type': 'full'," + " 'stateTtl': '2h'")
                    .onChangelogs(),
            OperatorCase.of(
                    "join",
                    "semi, with a condition",
                    "'keys': [{'left': 'k', 'right': 'k'}], 'type': 'semi'," + " 'condition': 'v > 5'"),
            OperatorCase.of(
                    "interval-join",
                    "full",
                    "'keys': [{'left': 'k', 'right': 'k'}], 'lower': '-1h', 'upper':" + " '1h', 'type': 'full'"),
            OperatorCase.of(
                    "window-join",
                    "sessions, full",
                    "'keys': [{'left': 'k', 'right': 'k'}], 'window': {'type': 'session', 'gap': '1h'}, 'type': 'full'"),
            OperatorCase.of(
                    "window-join",
                    "sliding, anti, with a condition that fails",
                    "'keys': [{'left': 'network', 'right': 'network'}], 'window': {'type': 'sliding', 'size': '4h',"
                            + " 'slide': '1h'}, 'type': 'anti', 'condition': 'v / (right_v - 10) > 0', 'onError': 'output'"),
            OperatorCase.of(
                    "temporal-join",
                    "left, with a condition",
                    "'keys': [{'left': 'k', 'right': 'k'}], 'type': 'left', 'condition': 'v <> right_v'"),
            OperatorCase.of(
                    "process-function",
                    "a second input that is broadcast",
                    "'keys': ['k'], 'secondInput': true, 'secondSpread': 'broadcast', 'state': [{'name': 'most', 'type':"
                            + " 'bigint', 'scope': 'shared', 'timeToLive': '3h'}, {'name': 'own', 'type': 'bigint'}],"
                            + " 'outputs': [{'name': 'out', 'fields': [{'name': 'k', 'type': 'bigint'}, {'name': 'n',"
                            + " 'type': 'bigint'}]}], 'onRow': [{'action': 'assign', 'state': 'own', 'value': 'most + v'},"
                            + " {'action': 'emit', 'values': ['k', 'own']}], 'onSecondRow': [{'action': 'assign', 'state':"
                            + " 'most', 'value': '100 / (v - 10)'}], 'onError': 'skip'"),
            OperatorCase.of(
                    "process-function",
                    "timers by the clock",
                    "'keys': ['k'], 'state': [{'name': 'seen',"
                            + " 'type': 'bigint'}], 'outputs': [{'name': 'out', 'fields': [{'name': 'k', 'type': 'bigint'},"
                            + " {'name': 'seen', 'type': 'bigint'}]}], 'onRow': [{'action': 'assign', 'state': 'seen', 'value':"
                            + " 'COALESCE(seen, 0) + 1'}, {'action': 'register-timer', 'clock': 'processing-time', 'at':"
                            + " 'time + INTERVAL `2` HOUR'}, {'action': 'emit', 'values': ['k', 'seen']}], 'onTimer':"
                            + " [{'action': 'emit', 'values': ['k', 'seen']}]"));

    private OperatorCases() {}

    /** The kinds that transform streams. */
    static List<OperatorKind> kinds() {
        return Catalog.shared().kinds().stream()
                .filter(kind -> kind.category() != Category.SOURCE && kind.category() != Category.SINK)
                .toList();
    }

    static List<OperatorCase> all() {
        List<OperatorCase> cases = new ArrayList<>();
        for (OperatorKind kind : kinds()) {
            cases.add(new OperatorCase(
                    kind.key(),
                    "the manual's example",
                    kind.manual().example(),
                    kind.key().equals("changes-as-rows")));
        }
        return Stream.concat(cases.stream(), FURTHER.stream()).toList();
    }
}
