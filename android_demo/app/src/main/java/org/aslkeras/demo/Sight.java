package org.aslkeras.demo;

import android.net.Uri;
import android.os.Bundle;

/** What the app looks at; the screen keeps it when it is made anew. */
sealed interface Sight {
    String PHOTO = "photo";
    String ASKED = "asked";

    /**
     * The camera, which the user must allow.
     *
     * @param asked whether the system's question was shown; it is not forced on the user again
     */
    record Camera(boolean asked) implements Sight {
        @Override
        public Camera camera() {
            return this;
        }
    }

    /**
     * A picture from the gallery.
     *
     * @param camera that a tap leads back to
     */
    record Photo(Uri uri, Camera camera) implements Sight {}

    /** The camera, or that behind the picture. */
    Camera camera();

    /** What was saved, or the camera; null was saved by nobody. */
    static Sight restored(Bundle saved) {
        if (saved == null) {
            return new Camera(false);
        }
        Camera camera = new Camera(saved.getBoolean(ASKED));
        String uri = saved.getString(PHOTO);
        return uri == null ? camera : new Photo(Uri.parse(uri), camera);
    }

    /** Saves it for {@link #restored}. */
    default void save(Bundle state) {
        state.putBoolean(ASKED, camera().asked());
        state.putString(PHOTO, this instanceof Photo photo ? photo.uri().toString() : null);
    }
}
