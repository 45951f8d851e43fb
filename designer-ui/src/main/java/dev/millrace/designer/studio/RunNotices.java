package dev.millrace.designer.studio;

import dev.millrace.designer.dialog.Dialogs;
import dev.millrace.designer.dialog.Dialogs.Notice;
import dev.millrace.designer.run.RunPhase;
import dev.millrace.designer.run.RunViewModel;
import dev.millrace.model.telemetry.RunFailure;
import dev.millrace.model.telemetry.Telemetry;
import java.util.function.Consumer;

/** Tells how a run ended, and shows the node that failed. */
final class RunNotices {

    private RunNotices() {}

    /**
     * @param show selects a node and brings it into view
     */
    static void install(RunViewModel run, Dialogs dialogs, Consumer<String> show) {
        run.phaseProperty().subscribe((before, now) -> {
            if (now == RunPhase.ENDED) {
                run.telemetryProperty().get().ifPresent(last -> tell(last, dialogs, show));
            }
        });
        run.startProblemProperty().subscribe(problem -> {
            if (!problem.isEmpty()) {
                dialogs.inform(new Notice(Notice.Kind.FAILURE, problem));
            }
        });
    }

    private static void tell(Telemetry last, Dialogs dialogs, Consumer<String> show) {
        switch (last.state()) {
            case FINISHED -> dialogs.inform(new Notice(Notice.Kind.SUCCESS, "Finished: " + RunText.amounts(last)));
            case CANCELLED -> dialogs.inform(new Notice(Notice.Kind.INFO, "Stopped after " + RunText.amounts(last)));
            default -> {
                last.failure().flatMap(RunFailure::node).ifPresent(show);
                dialogs.inform(new Notice(
                        Notice.Kind.FAILURE,
                        last.failure().map(RunFailure::message).orElse("The run failed")));
            }
        }
    }
}
