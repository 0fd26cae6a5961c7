package org.aslkeras.demo;

import android.net.Uri;
import android.os.Handler;

/** What is looked at, a camera or a picture; one at a time, from the main thread. */
final class Source {
    /** The camera, by its side, or a picture, by its place. */
    private record Watched(Boolean front, Uri picture) {}

    private final DemoApplication application;
    private final Handler handler;
    private Watched watched; // null: nothing
    private PictureFile file;

    /**
     * @param handler of the thread that frames and pictures are received on
     */
    Source(DemoApplication application, Handler handler) {
        this.application = application;
        this.handler = handler;
    }

    /** Looks at a camera; if it does already, only the display has turned. */
    void camera(boolean front, int displayRotation, FrameSource.Receiver receiver) {
        Watched camera = new Watched(front, null);
        if (camera.equals(watched)) {
            application.frames().turn(displayRotation);
        } else {
            leave();
            watched = camera;
            application.frames().start(front, displayRotation, handler, receiver);
        }
    }

    /** Looks at a picture, unless it does already. */
    void picture(Uri uri, PictureFile.Receiver receiver) {
        Watched picture = new Watched(null, uri);
        if (!picture.equals(watched)) {
            leave();
            watched = picture;
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
}
