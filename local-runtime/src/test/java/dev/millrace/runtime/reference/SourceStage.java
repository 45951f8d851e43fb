package dev.millrace.runtime.reference;

/** A source; the recording pushes. */
public final class SourceStage extends Stage {

    public SourceStage() {
        super(1);
    }

    @Override
    public void row(int port, Row row) {
        emit(0, row);
    }
}
