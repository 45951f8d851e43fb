package dev.millrace.model.catalog;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.Value;
import java.util.Map;

/** Checks documents. Thread-safe; never throws for a bad document. */
public interface Validator {

    /**
     * Checks everything: structure, parameters, settings, schemas and expressions. Nodes that have not changed since an
     * earlier call (same node, same input schemas, same parameters) are not bound again.
     *
     * @param parameters values given for this run, over the defaults
     */
    Validated validate(Pipeline pipeline, Map<String, Value> parameters);
}
