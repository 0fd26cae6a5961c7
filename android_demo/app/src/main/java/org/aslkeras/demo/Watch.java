package org.aslkeras.demo;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.view.View;

/** What the screen looks at, from its resume to its pause: the camera, or a picture. */
final class Watch {
    private final Activity activity;
    private final Engine engine;
    private final Settings settings;
    private final Notice notice;
    private final Documents documents;
    private final Runnable changed;
    private final DisplayRotation rotation;
    private final CameraPermission permission;
    private State state;

    /**
     * @param first what is looked at
     * @param changed is called when something else is looked at
     */
    Watch(
            Activity activity,
            Engine engine,
            Settings settings,
            Notice notice,
            Documents documents,
            Sight first,
            Runnable changed) {
        this.activity = activity;
        this.engine = engine;
        this.settings = settings;
        this.notice = notice;
        this.documents = documents;
        this.changed = changed;
        rotation = new DisplayRotation(activity, this::watch);
        permission = new CameraPermission(activity);
        state = new State.Paused(first);
    }

    boolean isReading() {
        return state instanceof State.Reading;
    }

    boolean isPhoto() {
        return state.sight() instanceof Sight.Photo;
    }

    void resume() {
        state = new State.Reading(state.sight());
        rotation.start();
        engine.start(settings.threads());
        watch();
    }

    /** A screen that is only made anew goes on with what is open. */
    void pause(boolean isMadeAnew) {
        state = new State.Paused(state.sight());
        rotation.stop();
        if (!isMadeAnew) {
            engine.stop();
        }
    }

    void save(Bundle saved) {
        state.sight().save(saved);
    }

    /** Reads the sight, or says why it cannot be read. */
    void watch() {
        if (!isReading()) {
            return;
        }
        notice.hide();
        activity.findViewById(R.id.back_to_camera)
                .setVisibility(isPhoto() ? View.VISIBLE : View.GONE);
        if (state.sight() instanceof Sight.Photo photo) {
            engine.source().photo(photo.uri(), settings.threshold());
        } else if (permission.isGiven()) {
            engine.source().camera(settings.front(), rotation.degrees());
        } else {
            askForCamera(state.sight().camera());
        }
        changed.run();
    }

    /** Looks at the camera once more. */
    void tryAgain() {
        engine.source().leave();
        watch();
    }

    /** Looks at a picture from now on, or from the next resume on. */
    void choose(Uri photo) {
        state = state.with(new Sight.Photo(photo, state.sight().camera()));
    }

    void leavePhoto() {
        state = state.with(state.sight().camera());
        watch();
    }

    void switchCamera() {
        settings.setFront(!settings.front());
        leavePhoto();
    }

    /** The system's question was answered, or interrupted. */
    void answered(int request, boolean isAnswer) {
        Intent help = permission.afterwards(request, isAnswer);
        if (help != null) {
            documents.open(help, -1);
        } else {
            watch();
        }
    }

    /** The reason stays on the screen behind the system's question, and after a refusal. */
    private void askForCamera(Sight.Camera camera) {
        engine.source().leave();
        notice.show(
                activity.getString(R.string.camera_reason),
                R.string.allow_camera,
                () -> permission.ask(CameraPermission.PRESSED));
        if (!camera.asked()) {
            state = state.with(new Sight.Camera(true));
            permission.ask(CameraPermission.ASKED);
        }
    }
}
