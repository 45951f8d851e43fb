package dev.millrace.model.edit;

import dev.millrace.model.document.Pipeline;
import dev.millrace.model.document.View;
import java.util.Map;
import java.util.Optional;

/** Moves, resizes or colours what stands on the canvas. */
public record PlaceBoxes(Map<String, View.Box> boxes) implements Edit {
    public PlaceBoxes {
        boxes = Map.copyOf(boxes);
    }

    @Override
    public Pipeline apply(Pipeline before) {
        return Parts.withBoxes(before, boxes);
    }

    /** Steps of one drag: the same boxes again. */
    @Override
    public Optional<Edit> merge(Edit next) {
        return next instanceof PlaceBoxes later && later.boxes.keySet().equals(boxes.keySet())
                ? Optional.of(later)
                : Optional.empty();
    }

    @Override
    public String label() {
        return boxes.size() == 1 ? "Move" : "Move " + boxes.size() + " items";
    }
}
