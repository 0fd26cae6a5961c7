package org.aslkeras.demo;

import android.net.Uri;
import android.os.Handler;
import android.os.HandlerThread;
import org.aslkeras.core.frames.Picture;

/**
 * What is looked at, a camera or a photo; one at a time, from the main thread. Frames come on a thread
 * of their own, so that the screen gets all of them while the reader is busy.
 */
final class Source {
    /** The camera, by its side, or a photo, by its place. */
    private record Watched(Boolean front, Uri photo) {}

    private final DemoApplication application;
    private final LiveFrames frames;
    private final Mail mail;
    private final HandlerThread thread = new HandlerThread("frames");
    private final Handler handler;
    private Watched watched; // null: nothing
    private PictureFile file;

    Source(DemoApplication application, LiveFrames frames, Mail mail) {
        this.application = application;
        this.frames = frames;
        this.mail = mail;
        thread.start();
        handler = new Handler(thread.getLooper());
    }

    /** Looks at a camera; if it does already, only the display has turned. */
    void camera(boolean front, int displayRotation) {
        Watched camera = new Watched(front, null);
        if (camera.equals(watched)) {
            application.frames().turn(displayRotation);
        } else {
            leave();
            watched = camera;
            application.frames().start(front, displayRotation, handler, frames);
        }
        handler.post(frames::cut);
    }

    /**
     * Looks at a photo, unless it does already.
     *
     * @param threshold from which a letter is known, 0 to 1
     */
    void photo(Uri uri, double threshold) {
        Watched photo = new Watched(null, uri);
        if (!photo.equals(watched)) {
            leave();
            watched = photo;
            PhotoReceiver receiver = new PhotoReceiver(threshold);
            file = new PictureFile(application.getContentResolver(), handler, receiver);
            file.read(uri);
        }
    }

    /** Looks at nothing. */
    void leave() {
        watched = null;
        application.frames().stop();
        if (file != null) {
            file.leave();
            file = null;
        }
    }

    /** Ends for good. */
    void quit() {
        thread.quitSafely();
    }

    /** The frame to show, which does not change until the next call. */
    Frame frame() {
        return frames.toShow();
    }

    /** By the camera's clock. */
    long nanos() {
        return application.frames().nanos();
    }

    private final class PhotoReceiver implements PictureFile.Receiver {
        private final double threshold;

        private PhotoReceiver(double threshold) {
            this.threshold = threshold;
        }

        @Override
        public void onPicture(Picture picture) {
            frames.onPhoto(picture, threshold);
        }

        @Override
        public void onBadPicture() {
            mail.post(EngineListener::onBadPicture);
        }
    }
}
