package org.aslkeras.demo;

import android.app.Activity;

/** What the button and the gesture for back close, the last that was opened first. */
final class WayBack {
    private final Engine engine;
    private final Watch watch;
    private final Panels panels;
    private final PracticePanel practice;
    private final BackGesture gesture;

    WayBack(
            Activity activity, Engine engine, Watch watch, Panels panels, PracticePanel practice) {
        this.engine = engine;
        this.watch = watch;
        this.panels = panels;
        this.practice = practice;
        gesture = new BackGesture(activity, this::go);
        update();
    }

    /** Something was opened or closed. */
    void update() {
        gesture.set(
                panels.areOpen() || panels.shown() != Panels.Part.TEXT || watch.isPhoto());
    }

    /** Closes a panel, a practice or a picture; whether there was one. */
    boolean go() {
        if (panels.close()) {
            return true;
        }
        if (panels.shown() != Panels.Part.TEXT) {
            engine.write();
            panels.show(Panels.Part.TEXT);
            practice.show(null);
            return true;
        }
        if (watch.isPhoto()) {
            watch.leavePhoto();
            return true;
        }
        return false;
    }

    /** Whether the gesture is the screen's. */
    boolean isTaken() {
        return gesture.isTaken();
    }

    void close() {
        gesture.close();
    }
}
