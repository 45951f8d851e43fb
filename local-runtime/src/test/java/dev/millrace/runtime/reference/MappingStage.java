package dev.millrace.runtime.reference;

import java.util.List;
import java.util.function.Function;

/** Union, and whatever makes rows of single rows. */
public final class MappingStage extends Stage {

    private final Function<Row, List<Row>> function;

    public MappingStage(Function<Row, List<Row>> function) {
        super(1);
        this.function = function;
    }

    @Override
    public void row(int port, Row row) {
        function.apply(row).forEach(mapped -> emit(0, mapped));
    }
}
