package org.aslkeras.demo;

import android.app.Activity;
import android.os.SystemClock;
import android.view.View;
import android.widget.TextView;
import org.aslkeras.core.live.StageTimes;

/** The line that says how long each stage of a frame took. */
final class TimesLabel {
    private static final long STEP = 500; // milliseconds; faster nobody reads

    private static final double NANO_MILLIS = 1e-6;

    private final Activity activity;
    private final TextView view;
    private long shown = -STEP;

    TimesLabel(Activity activity) {
        this.activity = activity;
        view = activity.findViewById(R.id.times);
    }

    /**
     * Shows the times of a frame, unless others were shown just now.
     *
     * @param drawMillis how long the screen took to draw the last frame
     * @param nanos by the camera's clock
     */
    void show(Frame frame, double drawMillis, long nanos) {
        long now = SystemClock.elapsedRealtime();
        if (frame.picture() == null || now - shown < STEP) {
            return;
        }
        shown = now;
        StageTimes stages = frame.scene().times();
        view.setVisibility(View.VISIBLE);
        view.setText(
                activity.getString(
                        R.string.times,
                        frame.convertMillis(),
                        stages.detect(),
                        stages.draw(),
                        stages.classify(),
                        frame.showMillis() + drawMillis,
                        frame.isPhoto() ? 0 : (nanos - frame.nanos()) * NANO_MILLIS));
    }
}
