package org.aslkeras.demo;

import android.Manifest;
import android.app.Activity;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.net.Uri;
import android.os.SystemClock;
import android.provider.Settings;

/**
 * Asks for the camera. What the system does with a question is known only from its answer: after two
 * refusals it asks no more and refuses at once, and only its own settings help.
 */
final class CameraPermission {
    /** Numbers of questions: by the app, and by a button. */
    static final int ASKED = 1;

    static final int PRESSED = 5;

    private static final String[] CAMERA = {Manifest.permission.CAMERA};
    private static final long AT_ONCE = 1000; // milliseconds, in which nobody reads a question

    private final Activity activity;
    private boolean refusedBefore = false;
    private long since = 0;

    CameraPermission(Activity activity) {
        this.activity = activity;
    }

    boolean isGiven() {
        return activity.checkSelfPermission(CAMERA[0]) == PackageManager.PERMISSION_GRANTED;
    }

    /**
     * Asks.
     *
     * @param request {@link #ASKED} or {@link #PRESSED}
     */
    void ask(int request) {
        refusedBefore = refusedOnce();
        since = SystemClock.elapsedRealtime();
        activity.requestPermissions(CAMERA, request);
    }

    /**
     * Where only the system's settings help; null while its question does.
     *
     * @param request that was answered
     * @param answered false where the question was interrupted
     */
    Intent afterwards(int request, boolean answered) {
        boolean wasShown = refusedBefore || refusedOnce()
                || SystemClock.elapsedRealtime() - since > AT_ONCE;
        if (request != PRESSED || !answered || isGiven() || wasShown) {
            return null;
        }
        Uri self = Uri.fromParts("package", activity.getPackageName(), null);
        return new Intent(Settings.ACTION_APPLICATION_DETAILS_SETTINGS, self);
    }

    private boolean refusedOnce() {
        return activity.shouldShowRequestPermissionRationale(CAMERA[0]);
    }
}
