package dev.millrace.runtime.operator.join;

import dev.millrace.model.spec.WindowSpecs.WindowSpec;
import dev.millrace.runtime.operator.window.WindowAssigner;

/** Windows that are the same for every key: tumbling, sliding, cumulating. */
final class AlignedWindows implements JoinedWindows {

    private final WindowAssigner assigner;
    private final OpenWindows open = new OpenWindows();

    AlignedWindows(WindowSpec window) {
        this.assigner = new WindowAssigner(window);
    }

    @Override
    public boolean isLate(int side, int row, int i, long time, long watermark) {
        return lastEnd(time) - 1 <= watermark;
    }

    private long lastEnd(long time) {
        return assigner.end(assigner.assign(time) - 1);
    }

    @Override
    public void add(int side, int stored, long time, long watermark) {
        int count = assigner.assign(time);
        for (int i = 0; i < count; i++) {
            if (assigner.end(i) - 1 > watermark) {
                open.get(assigner.start(i), assigner.end(i)).add(side, stored);
            }
        }
    }

    @Override
    public long due() {
        long end = open.firstEnd();
        return end == Long.MAX_VALUE ? end : end - 1;
    }

    @Override
    public OpenWindow take() {
        return open.removeFirst();
    }

    @Override
    public boolean isLast(OpenWindow window, long time) {
        int last = assigner.assign(time) - 1;
        return assigner.end(last) == window.end && assigner.start(last) == window.start;
    }
}
