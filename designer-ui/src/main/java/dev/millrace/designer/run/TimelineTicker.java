package dev.millrace.designer.run;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.util.Duration;

/** A ticker on JavaFX's own pulse. */
public final class TimelineTicker implements Ticker {

    private final Duration period;
    private Timeline timeline = new Timeline();

    public TimelineTicker(double periodMs) {
        this.period = Duration.millis(periodMs);
    }

    @Override
    public void start(Runnable action) {
        timeline.stop();
        timeline = new Timeline(new KeyFrame(period, event -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        timeline.play();
    }

    @Override
    public void stop() {
        timeline.stop();
    }
}
