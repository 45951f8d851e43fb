package dev.millrace.model.operator.transform;

import dev.millrace.model.schema.DataType.Array;
import dev.millrace.model.schema.DataType.Scalar;
import dev.millrace.model.schema.Field;
import dev.millrace.model.schema.Schema;
import dev.millrace.model.spec.ProcessSpecs.Form;
import dev.millrace.model.spec.ProcessSpecs.StateVariable;
import java.util.ArrayList;
import java.util.List;

/** What the expressions of a process function see, in the order that its spec documents. */
final class ProcessScope {

    private ProcessScope() {}

    /** The fields that expressions see of a state variable. */
    static List<String> names(String variable, Form form) {
        return form == Form.MAP
                ? List.of(variable + "_keys", variable + "_values", variable + "_value")
                : List.of(variable);
    }

    static Schema ofRow(List<StateVariable> state, Schema input) {
        return scope(state, List.of("watermark", "event_time"), input);
    }

    /** @param keys the key fields */
    static Schema ofTimer(List<StateVariable> state, Schema keys) {
        return scope(state, List.of("watermark", "timer_time", "timer_name"), keys);
    }

    private static Schema scope(List<StateVariable> state, List<String> builtIn, Schema input) {
        List<Field> fields = new ArrayList<>();
        for (StateVariable variable : state) {
            List<String> names = names(variable.name(), variable.form());
            switch (variable.form()) {
                case VALUE -> fields.add(Field.nullable(names.get(0), variable.type()));
                case LIST -> fields.add(Field.required(names.get(0), new Array(variable.type())));
                case MAP -> {
                    fields.add(Field.required(
                            names.get(0), new Array(variable.keyType().orElseThrow())));
                    fields.add(Field.required(names.get(1), new Array(variable.type())));
                    fields.add(Field.nullable(names.get(2), variable.type()));
                }
            }
        }
        List<String> taken = new ArrayList<>(input.names());
        fields.forEach(field -> taken.add(field.name()));
        for (String name : builtIn) {
            fields.add(Field.nullable(free(name, taken), name.equals("timer_name") ? Scalar.STRING : Scalar.TIMESTAMP));
        }
        fields.addAll(input.fields());
        return Schema.of(fields, false);
    }

    private static String free(String wanted, List<String> taken) {
        String name = wanted;
        while (taken.contains(name)) {
            name = "_" + name;
        }
        return name;
    }
}
