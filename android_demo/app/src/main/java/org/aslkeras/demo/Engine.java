package org.aslkeras.demo;

import android.net.Uri;
import android.os.Handler;
import android.os.HandlerThread;
import android.os.Looper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.aslkeras.core.adapt.Signer;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.TripleBuffer;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.live.Corrector;
import org.aslkeras.core.live.LiveReader;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.mask.Masks;
import org.aslkeras.core.text.Speller;

/**
 * Reads frames on a thread of its own, from start to stop; outlives a screen that is made anew.
 *
 * <p>Nobody waits for that thread: what it is told is done in order, later. Models are opened and
 * closed on it. The screen is told at most once per frame that it has shown, and always gets the
 * newest.
 */
final class Engine {
    /** Is called on the main thread. */
    interface Listener {
        /** A newer frame can be had from {@link Engine#frame}. */
        void onFrame();

        /** No frames come, or none for now. */
        void onTrouble(FrameSource.Trouble trouble);

        /** The models in the app cannot be used. */
        void onBadModel(String why);

        /** The chosen picture cannot be read. */
        void onBadPicture();

        /** A profile was read or written, or it cannot be. */
        void onProfile(boolean worked);

        /** The last letter was corrected, or was not; this is what was meant. */
        void onCorrected(Corrector.Outcome outcome, String letter);
    }

    private interface Task {
        void run() throws IOException;
    }

    /** What is looked at: the camera, by its side, or a picture, by its place. */
    private record Watched(Boolean front, Uri picture) {}

    private final DemoApplication application;
    private final Speller speller;
    private final Handler main = new Handler(Looper.getMainLooper());
    private final TripleBuffer<Frame> frames =
            new TripleBuffer<>(new Frame(), new Frame(), new Frame());
    private final Runnable tell = () -> tell(Listener::onFrame);
    private final Receiver receiver = new Receiver();
    private final HandlerThread thread = new HandlerThread("reader");
    private final Handler handler;

    // These belong to the main thread.
    private Listener listener; // null: no screen
    private int threads = 0; // 0: the models are closed
    private Watched watched;
    private PictureFile file;

    // These belong to the reader's thread.
    private LiveReader reader;
    private Signer signer; // null where the models cannot learn

    Engine(DemoApplication application, Speller speller) {
        this.application = application;
        this.speller = speller;
        thread.start();
        handler = new Handler(thread.getLooper());
    }

    /** Who is told from now on; null for nobody. */
    void listen(Listener other) {
        listener = other;
    }

    /** What letters are written with. */
    Speller speller() {
        return speller;
    }

    /** Opens the models, unless they are open with so many threads. */
    void start(int wantedThreads) {
        if (threads != wantedThreads) {
            threads = wantedThreads;
            handler.post(() -> {
                close();
                open(wantedThreads);
            });
        }
    }

    /** Reads frames of a camera, until a photo is read or all ends. */
    void readCamera(boolean front, int displayRotation) {
        Watched camera = new Watched(front, null);
        if (camera.equals(watched)) {
            application.frames().turn(displayRotation);
        } else {
            leave();
            watched = camera;
            application.frames().start(front, displayRotation, handler, receiver);
        }
        handler.post(this::cut);
    }

    /** Reads a photo instead of the camera's frames. */
    void readPhoto(Uri uri, double threshold) {
        Watched photo = new Watched(null, uri);
        if (!photo.equals(watched)) {
            leave();
            watched = photo;
            file = new PictureFile(
                    application.getContentResolver(), handler, new PhotoReceiver(threshold));
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

    /** Writes another letter in the place of the last one, and learns it. */
    void correct(String letter) {
        handler.post(() -> {
            if (reader != null) {
                Corrector.Outcome outcome = reader.correct(letter).outcome();
                post(screen -> screen.onCorrected(outcome, letter));
            }
        });
    }

    /** Reads with a profile in a file from now on. */
    void takeProfile(Uri uri) {
        aside(() -> {
            byte[] content = ProfileStream.read(application.getContentResolver(), uri);
            withProfile(() -> {
                signer.take(new ByteArrayInputStream(content));
                post(screen -> screen.onProfile(true));
            });
        });
    }

    /** Writes what was learnt into a file. */
    void giveProfile(Uri uri) {
        withProfile(() -> {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            signer.give(content);
            aside(() -> {
                ProfileStream.write(
                        application.getContentResolver(), uri, content.toByteArray());
                post(screen -> screen.onProfile(true));
            });
        });
    }

    /** Forgets all that was learnt of the user. */
    void forget() {
        handler.post(() -> {
            if (signer != null) {
                signer.forget();
            }
        });
    }

    /** Closes the camera and the models, as soon as can be. */
    void stop() {
        leave();
        threads = 0;
        main.removeCallbacks(tell);
        handler.post(this::close);
    }

    /** Ends for good. */
    void quit() {
        stop();
        listener = null;
        thread.quitSafely();
    }

    /** The newest frame, which does not change until the next call. */
    Frame frame() {
        return frames.toShow();
    }

    private void open(int wantedThreads) {
        try {
            Assets.Opened opened = new Assets(application).open(wantedThreads, speller);
            reader = opened.reader();
            signer = opened.signer();
            cut();
        } catch (ModelException error) {
            post(screen -> screen.onBadModel(error.getMessage()));
        }
    }

    private void cut() {
        if (reader != null) {
            reader.cut();
        }
    }

    private void close() {
        if (reader != null) {
            reader.close();
            reader = null;
            signer = null;
        }
    }

    private void withProfile(Task task) {
        handler.post(() -> {
            if (signer != null) {
                attempt(task);
            }
        });
    }

    /** On a thread of its own: the file may lie in a cloud that does not answer. */
    private void aside(Task task) {
        new Thread(() -> attempt(task), "profile").start();
    }

    private void attempt(Task task) {
        try {
            task.run();
        } catch (IOException error) {
            post(screen -> screen.onProfile(false));
        }
    }

    private void publish(Picture picture, Scene scene, double millis, boolean isPhoto) {
        frames.toWrite().set(picture, scene, millis, isPhoto);
        frames.publish();
        main.removeCallbacks(tell);
        main.post(tell);
    }

    private void post(Consumer<Listener> message) {
        main.post(() -> tell(message));
    }

    private void tell(Consumer<Listener> message) {
        if (listener != null) {
            message.accept(listener);
        }
    }

    private final class Receiver implements FrameSource.Receiver {
        @Override
        public void onFrame(Picture picture, boolean mirrored, long nanos, double millis) {
            if (reader != null) {
                Masks room = frames.toWrite().masks();
                publish(picture, reader.read(picture, mirrored, nanos, room), millis, false);
            }
        }

        @Override
        public void onTrouble(FrameSource.Trouble trouble) {
            cut(); // frames that come again do not follow from the last
            post(screen -> screen.onTrouble(trouble));
        }
    }

    private final class PhotoReceiver implements PictureFile.Receiver {
        private final double threshold;

        private PhotoReceiver(double threshold) {
            this.threshold = threshold;
        }

        @Override
        public void onPicture(Picture picture) {
            if (reader != null) {
                Masks room = frames.toWrite().masks();
                publish(picture, reader.readPhoto(picture, threshold, room), 0, true);
            }
        }

        @Override
        public void onBadPicture() {
            post(Listener::onBadPicture);
        }
    }
}
