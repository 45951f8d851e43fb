package dev.millrace.model.catalog;

import java.util.List;

/** Brings operator kinds to the catalog; found by {@link java.util.ServiceLoader}. */
public interface OperatorProvider {
    List<OperatorKind> kinds();
}
