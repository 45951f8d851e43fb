package dev.millrace.designer.studio;

import dev.millrace.designer.document.DocumentViewModel;
import dev.millrace.model.problem.Problem;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line at the bottom: the run, the document's size and problems. */
final class StatusBar extends HBox {

    StatusBar(StudioViewModel studio) {
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label run = new Label();
        run.setId("status-run");
        run.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> RunText.of(studio.run()),
                        studio.run().phaseProperty(),
                        studio.run().telemetryProperty(),
                        studio.run().startProblemProperty(),
                        studio.run().blockedProperty()));
        Label problems = new Label();
        problems.setId("status-problems");
        DocumentViewModel document = studio.document();
        problems.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> problemsText(document.validatedProperty().get().problems()),
                        document.validatedProperty()));
        Label size = new Label();
        size.setId("status-size");
        size.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> sizeText(
                                document.pipeline().nodes().size(),
                                document.pipeline().edges().size()),
                        document.pipelineProperty()));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(run, problems, space, size);
    }

    private static String problemsText(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long others = problems.size() - errors;
        if (problems.isEmpty()) {
            return "No problems";
        }
        return counted(errors, "error") + (others == 0 ? "" : ", " + counted(others, "warning"));
    }

    private static String sizeText(int nodes, int edges) {
        return counted(nodes, "node") + ", " + counted(edges, "edge");
    }

    private static String counted(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
