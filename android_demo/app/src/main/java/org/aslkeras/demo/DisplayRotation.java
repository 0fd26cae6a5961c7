package org.aslkeras.demo;

import android.app.Activity;
import android.content.Context;
import android.hardware.display.DisplayManager;
import android.view.Display;

/**
 * How far the display is turned.
 *
 * <p>From one landscape to the other Android turns the screen without a word to the activity, so
 * the display itself is listened to.
 */
final class DisplayRotation implements DisplayManager.DisplayListener {
    private static final int QUARTER = 90;

    private final DisplayManager displays;
    private final Display display;
    private final Runnable onTurned;
    private int last;

    /**
     * @param onTurned runs on the main thread, between start and stop
     */
    @SuppressWarnings("deprecation") // its successor is newer than Android 7.0
    DisplayRotation(Activity activity, Runnable onTurned) {
        displays = (DisplayManager) activity.getSystemService(Context.DISPLAY_SERVICE);
        display = activity.getWindowManager().getDefaultDisplay();
        this.onTurned = onTurned;
    }

    /** In degrees against the device's natural position: 0, 90, 180 or 270. */
    int degrees() {
        return QUARTER * display.getRotation();
    }

    /** Listens from now on. */
    void start() {
        last = degrees();
        displays.registerDisplayListener(this, null);
    }

    /** Listens no longer. */
    void stop() {
        displays.unregisterDisplayListener(this);
    }

    @Override
    public void onDisplayChanged(int id) {
        if (degrees() != last) {
            last = degrees();
            onTurned.run();
        }
    }

    @Override
    public void onDisplayAdded(int id) {}

    @Override
    public void onDisplayRemoved(int id) {}
}
