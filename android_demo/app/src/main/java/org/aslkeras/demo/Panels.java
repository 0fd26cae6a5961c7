package org.aslkeras.demo;

import android.app.Activity;
import android.view.View;

/** The parts of the panel that open and close: the settings, and the letters to correct with. */
final class Panels {
    private final PanelView all;
    private final View settings;
    private final View correction;

    Panels(Activity activity) {
        all = activity.findViewById(R.id.panel);
        settings = activity.findViewById(R.id.settings_panel);
        correction = activity.findViewById(R.id.correction_panel);
    }

    /** Opens or closes the settings; they come into sight. */
    void toggleSettings() {
        boolean opens = settings.getVisibility() == View.GONE;
        settings.setVisibility(opens ? View.VISIBLE : View.GONE);
        if (opens) {
            all.post(() -> all.smoothScrollTo(0, settings.getTop()));
        }
    }

    /** Closes both; whether one was open. */
    boolean close() {
        boolean wasOpen = settings.getVisibility() == View.VISIBLE
                || correction.getVisibility() == View.VISIBLE;
        settings.setVisibility(View.GONE);
        correction.setVisibility(View.GONE);
        return wasOpen;
    }
}
