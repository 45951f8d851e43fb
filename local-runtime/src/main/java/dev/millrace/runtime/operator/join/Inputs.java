package dev.millrace.runtime.operator.join;

import dev.millrace.model.catalog.Port;
import dev.millrace.model.schema.Schema;
import dev.millrace.runtime.data.Column;
import dev.millrace.runtime.operator.OperatorContext;
import java.util.List;
import java.util.Objects;

/** The two inputs of a join. */
final class Inputs {

    private Inputs() {}

    /** By port. */
    static List<Schema> schemas(OperatorContext context) {
        return context.node().inputPorts().stream()
                .map(Port::name)
                .map(port -> Objects.requireNonNull(context.node().inputs().get(port))
                        .get(0))
                .toList();
    }

    /** Whether a key is equal to nothing. */
    static boolean anyNull(Column[] keys, int row) {
        for (Column key : keys) {
            if (key.isNull(row)) {
                return true;
            }
        }
        return false;
    }
}
