package org.aslkeras.demo;

import android.annotation.TargetApi;
import android.app.Activity;
import android.os.Build;
import android.window.OnBackInvokedCallback;
import android.window.OnBackInvokedDispatcher;
import java.util.function.BooleanSupplier;

/**
 * Takes the gesture for back while there is something to close, so that at all other times the system
 * shows where it leads; before Android 13 the activity is asked each time.
 */
final class BackGesture {
    private final Activity activity;
    private final BooleanSupplier goBack;
    private Object callback; // null: the system has the gesture

    /**
     * @param goBack closes what was opened last
     */
    BackGesture(Activity activity, BooleanSupplier goBack) {
        this.activity = activity;
        this.goBack = goBack;
    }

    /** Whether there is something to close. */
    void set(boolean isNested) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.TIRAMISU
                && isNested != (callback != null)) {
            if (isNested) {
                register();
            } else {
                unregister();
            }
        }
    }

    /** Whether it is taken. */
    boolean isTaken() {
        return callback != null;
    }

    /** Gives the gesture back. */
    void close() {
        set(false);
    }

    @NewerThanAndroid7
    @TargetApi(Build.VERSION_CODES.TIRAMISU)
    private void register() {
        OnBackInvokedCallback invoked = goBack::getAsBoolean;
        activity.getOnBackInvokedDispatcher()
                .registerOnBackInvokedCallback(OnBackInvokedDispatcher.PRIORITY_DEFAULT, invoked);
        callback = invoked;
    }

    @NewerThanAndroid7
    @TargetApi(Build.VERSION_CODES.TIRAMISU)
    private void unregister() {
        activity.getOnBackInvokedDispatcher()
                .unregisterOnBackInvokedCallback((OnBackInvokedCallback) callback);
        callback = null;
    }
}
