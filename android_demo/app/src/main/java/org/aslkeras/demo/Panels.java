package org.aslkeras.demo;

import android.app.Activity;
import android.view.View;

/** The parts of the panel: what is on it, and what opens and closes below that. */
final class Panels {
    /** What is on it, one of these at any time. */
    enum Part {
        TEXT(R.id.text_panel),
        PRACTICE(R.id.practice_panel),
        SPEED(R.id.speed_panel);

        private final int view;

        Part(int view) {
            this.view = view;
        }
    }

    private final Activity activity;
    private final PanelView all;
    private final View settings;
    private final View correction;
    private final Runnable changed;
    private Part shown = Part.TEXT;

    /**
     * @param changed is called when something was opened or closed
     */
    Panels(Activity activity, Runnable changed) {
        this.activity = activity;
        this.changed = changed;
        all = activity.findViewById(R.id.panel);
        settings = activity.findViewById(R.id.settings_panel);
        correction = activity.findViewById(R.id.correction_panel);
    }

    /** What is on it. */
    Part shown() {
        return shown;
    }

    /** Shows this instead of what is on it; closes the rest. */
    void show(Part part) {
        shown = part;
        for (Part one : Part.values()) {
            activity.findViewById(one.view).setVisibility(one == part ? View.VISIBLE : View.GONE);
        }
        close();
    }

    /** Opens or closes the settings; they come into sight. */
    void toggleSettings() {
        toggle(settings);
    }

    /** Opens or closes the letters to correct with; they come into sight. */
    void toggleCorrection() {
        toggle(correction);
    }

    /** Closes the letters to correct with. */
    void closeCorrection() {
        if (correction.getVisibility() == View.VISIBLE) {
            toggle(correction);
        }
    }

    /** Whether settings or letters are open. */
    boolean areOpen() {
        return settings.getVisibility() == View.VISIBLE
                || correction.getVisibility() == View.VISIBLE;
    }

    /** Closes both; whether one was open. */
    boolean close() {
        boolean wasOpen = areOpen();
        settings.setVisibility(View.GONE);
        correction.setVisibility(View.GONE);
        changed.run();
        return wasOpen;
    }

    private void toggle(View part) {
        boolean opens = part.getVisibility() == View.GONE;
        part.setVisibility(opens ? View.VISIBLE : View.GONE);
        if (opens) {
            all.post(() -> all.smoothScrollTo(0, part.getTop()));
        }
        changed.run();
    }
}
