package org.aslkeras.demo;

import android.os.Handler;
import android.os.Looper;
import java.util.function.Consumer;

/** Carries what other threads have to say to the screen that is there, if there is one. */
final class Mail {
    private final Handler main = new Handler(Looper.getMainLooper());
    private final Runnable newest = () -> tell(EngineListener::onFrame);
    private EngineListener listener; // null: no screen

    /** Who is told from now on; null for nobody. On the main thread. */
    void listen(EngineListener other) {
        listener = other;
    }

    /** Tells something. */
    void post(Consumer<EngineListener> message) {
        main.post(() -> tell(message));
    }

    /** Tells of a newer frame, at most once for each that is looked at. */
    void postFrame() {
        main.removeCallbacks(newest);
        main.post(newest);
    }

    /** No frame is told of any more. */
    void forgetFrames() {
        main.removeCallbacks(newest);
    }

    private void tell(Consumer<EngineListener> message) {
        if (listener != null) {
            message.accept(listener);
        }
    }
}
