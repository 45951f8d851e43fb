package dev.millrace.designer.canvas.gesture;

import dev.millrace.model.document.PortRef;
import java.util.Optional;

/** Offers operator kinds to add at a point, by search. */
@FunctionalInterface
public interface QuickAdd {

    /** An edge that was drawn to nowhere: what is added is joined to it. */
    record LooseEnd(PortRef port, boolean output) {}

    void offer(Pointer pointer, Optional<LooseEnd> looseEnd);
}
