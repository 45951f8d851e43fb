package dev.millrace.model.operator.transform;

import dev.millrace.model.catalog.OperatorKind.Manual;
import dev.millrace.model.operator.setting.Example;

/** What the process function's page says, and its example. */
final class ProcessManual {

    private ProcessManual() {}

    static Manual text() {
        return new Manual(
                """
                For what no other kind does: state per key, and actions on each row and on timers. The actions of a row are
                done one after the other; each sees what those before it have changed. An action with a condition is only
                done where that is true.

                Expressions see the fields of the row, and:

                - a value by its name, null until it is assigned;
                - a list by its name, an array, empty at first;
                - of a map `m` the arrays `m_keys` and `m_values`, in the order in which the keys were put, and `m_value`:
                  the value under the key of this action, null if there is none;
                - `event_time`: the event time of the row (null without event time);
                - `watermark`: how far the stream's time has come, null before it is known.

                On a timer there is no row: expressions see the key fields (of the first input), the state, `timer_time`,
                `timer_name` and `watermark`. Where the input has a field of one of these names, the field keeps it, and
                the other gets an underscore in front.

                A timer belongs to the key. It is there only once for a name and a time, however often it is registered;
                it is deleted by name and time. An event-time timer fires when the watermark reaches its time: after the
                rows before that watermark, and before those behind it. Timers that one watermark completes fire in the
                order of their times, those of one time in the order in which they were registered. A timer whose time the
                watermark has already reached fires when the watermark moves next, one that a timer registers at once. At
                the end of the input all event-time timers fire. A processing-time timer fires when the clock reaches its
                time; those still pending at the end of the input are dropped.

                A row that is emitted for a row carries its event time; for a timer, the timer's time; for a processing-time
                timer, the first millisecond behind the watermark.

                What has a time to live is forgotten that long after it was written: in event time, when the watermark
                reaches the event time of the row or timer that wrote it (the watermark, if that is later) plus the time to
                live; without event time, by the clock. Elements of lists and entries of maps are forgotten one by one.

                With a second input, its rows have actions of their own and share state and timers with the rows of the
                first that have an equal key. Null keys are a key of their own. Without keys there is one state for all
                rows.

                If the second input is broadcast, every subtask gets every one of its rows, whatever the keys of the first are
                (the broadcast state pattern of Apache Flink): rules, thresholds, exchange rates. Its rows have no key. Their
                actions see and change state of the scope `shared`, of which there is one for all keys, and do nothing else:
                what they emitted or set timers for would happen once in each subtask. Rows and timers of the first input see
                shared state and cannot change it. So every subtask has the same shared state at every place of the stream, and
                results do not depend on the parallelism; its memory is needed once per subtask. What a second row changes
                holds for the rows of the first that come after it; those before are not looked at again.

                If an action of a row fails (a division by zero, a text that is not a number), none of the row's actions is
                done: state and timers stay as they were, and nothing is emitted. The row leaves by the output `errors` (of
                the second input, `second-errors`) if that is connected, and fails the run if not, or is dealt with as
                chosen. So it is with a timer, whose key fields, `timer_name` and `timer_time` leave by `timer-errors`; it
                has fired and does not fire again. A key or entry is looked up before its action's condition, so it must
                not fail either. A row that is broadcast fails in every subtask, and is told once.""",
                Example.settings(
                        "keys",
                        Example.list("network"),
                        "state",
                        Example.list(
                                Example.record("name", "strongest", "form", "value", "type", "double"),
                                Example.record("name", "until", "form", "value", "type", "timestamp")),
                        "outputs",
                        Example.list(Example.record(
                                "name",
                                "quiet",
                                "fields",
                                Example.list(
                                        Example.record("name", "network", "type", "string"),
                                        Example.record("name", "strongest", "type", "double")))),
                        "onRow",
                        Example.list(
                                Example.record("action", "delete-timer", "at", "until"),
                                Example.record(
                                        "action",
                                        "assign",
                                        "state",
                                        "strongest",
                                        "condition",
                                        "strongest IS NULL OR magnitude > strongest",
                                        "value",
                                        "magnitude"),
                                Example.record(
                                        "action",
                                        "assign",
                                        "state",
                                        "until",
                                        "value",
                                        "event_time + INTERVAL '6' HOUR"),
                                Example.record("action", "register-timer", "at", "until")),
                        "onTimer",
                        Example.list(
                                Example.record("action", "emit", "values", Example.list("network", "strongest")))));
    }
}
