package dev.millrace.model.spec;

import java.util.Optional;

/** What an engine must know of every source. */
public interface SourceSpec extends OperatorSpec {

    /** How its rows get event time; empty: they have none. */
    Optional<EventTimeSpec> eventTime();

    /** What it does with what it cannot read. */
    default MalformedPolicy onMalformed() {
        return MalformedPolicy.FAIL;
    }
}
