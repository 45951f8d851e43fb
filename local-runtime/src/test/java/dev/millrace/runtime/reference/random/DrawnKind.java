package dev.millrace.runtime.reference.random;

import java.util.Optional;

/** A kind of node that can be drawn, settings and stage at once. Has no state. */
public interface DrawnKind {

    /** Key in the catalog. */
    String key();

    /**
     * Draws a node that a stream goes to.
     *
     * @param draw the dice, and other streams for further inputs
     * @return empty: this stream, or what else there is, does not suit the kind
     */
    Optional<Draft> draw(Draw draw, Stream from);
}
