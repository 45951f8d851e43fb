package dev.millrace.model.catalog;

import dev.millrace.model.document.Node;
import dev.millrace.model.expression.Expression;
import dev.millrace.model.problem.Code;
import dev.millrace.model.schema.DataType;
import dev.millrace.model.schema.Schema;
import java.util.List;
import java.util.Optional;

/** What {@link OperatorKind#bind} sees and tells; made by the validator for one node. */
public interface BindContext {

    Node node();

    /** The node's settings, parameters put in, defaults filled in; see {@link OperatorKind#bind}. */
    Settings settings();

    /** Schemas that arrive at an input port, one per edge; empty where the producer has an error itself. */
    List<Schema> inputs(String port);

    /** States an output port's schema. */
    void output(String port, Schema schema);

    /** Reports an error at a setting's path such as {@code routes[1].condition}; an empty path means the node. */
    void error(Code code, String settingPath, String message, String fix);

    /** Reports something that is allowed but perhaps not meant. */
    void warning(Code code, String settingPath, String message, String fix);

    /** Compiles an expression setting's text; an error is reported at its path and gives empty. */
    Optional<Expression> expression(String settingPath, String text, Schema input);

    /** As {@link #expression}, converted to a type. */
    Optional<Expression> expression(String settingPath, String text, Schema input, DataType expected);
}
