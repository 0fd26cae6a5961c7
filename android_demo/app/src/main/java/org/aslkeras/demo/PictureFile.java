package org.aslkeras.demo;

import android.content.ContentResolver;
import android.net.Uri;
import android.os.Handler;
import java.io.Closeable;
import java.io.IOException;
import org.aslkeras.core.frames.Picture;

/**
 * Reads a chosen picture on a thread of its own, as it may lie in a cloud that does not answer: nobody
 * waits for it, and whoever leaves it hears no more of it.
 */
final class PictureFile {
    /** Is told on the thread of the handler. */
    interface Receiver {
        /** The picture, upright. */
        void onPicture(Picture picture);

        /** It cannot be read. */
        void onBadPicture();
    }

    private final GalleryPicture gallery;
    private final Handler handler;
    private final Receiver receiver;
    private volatile boolean left = false;

    PictureFile(ContentResolver resolver, Handler handler, Receiver receiver) {
        this.gallery = new GalleryPicture(resolver);
        this.handler = handler;
        this.receiver = receiver;
    }

    /** Begins. */
    void read(Uri uri) {
        new Thread(() -> decode(uri), "picture").start();
    }

    /** Ends what can be ended; nothing is told afterwards. */
    void leave() {
        left = true;
        close(gallery);
    }

    private void decode(Uri uri) {
        try {
            Picture picture = gallery.read(uri);
            tell(() -> receiver.onPicture(picture));
        } catch (IOException error) {
            tell(receiver::onBadPicture);
        }
    }

    private void tell(Runnable message) {
        handler.post(() -> {
            if (!left) {
                message.run();
            }
        });
    }

    private static void close(Closeable gallery) {
        // On the main thread closing must not wait for a network.
        new Thread(() -> {
            try {
                gallery.close();
            } catch (IOException error) {
                // It is gone, which is what was wanted.
            }
        }, "leave picture").start();
    }
}
