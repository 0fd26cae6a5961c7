package org.aslkeras.demo;

import android.net.Uri;
import android.os.Handler;
import android.os.HandlerThread;
import android.os.Looper;
import java.io.IOException;
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
 * Reads frames on a thread of its own, from start to stop.
 *
 * <p>Models are opened and closed on that thread. The screen is told at most once per frame that it
 * has shown, and always gets the newest.
 */
final class Engine {
    /** Is called on the main thread. */
    interface Listener {
        /** A newer frame can be had from {@link Engine#frame}. */
        void onFrame();

        /** No frames come, or no more of them. */
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

    private final DemoApplication application;
    private final Speller speller;
    private final Listener listener;
    private final Handler main = new Handler(Looper.getMainLooper());
    private final TripleBuffer<Frame> frames =
            new TripleBuffer<>(new Frame(), new Frame(), new Frame());
    private final Runnable tell;
    private HandlerThread thread;
    private Handler handler;

    // These belong to the thread.
    private LiveReader reader;
    private Signer signer; // null where the models cannot learn
    private FrameSource source;

    Engine(DemoApplication application, Speller speller, Listener listener) {
        this.application = application;
        this.speller = speller;
        this.listener = listener;
        this.tell = listener::onFrame;
    }

    /** Opens the models. */
    void start(int threads) {
        thread = new HandlerThread("reader");
        thread.start();
        handler = new Handler(thread.getLooper());
        handler.post(() -> open(threads));
    }

    /** Reads frames of a camera, until a photo is read or all ends. */
    void readCamera(boolean front, int displayRotation) {
        handler.post(() -> {
            closeSource();
            if (reader != null) {
                reader.cut();
                source = application.frames();
                source.start(front, displayRotation, handler, new Receiver());
            }
        });
    }

    /** Reads a photo instead of the camera's frames. */
    void readPhoto(Uri uri, double threshold) {
        handler.post(() -> {
            closeSource();
            if (reader != null) {
                photo(uri, threshold);
            }
        });
    }

    /** Writes another letter in the place of the last one, and learns it. */
    void correct(String letter) {
        handler.post(() -> {
            if (reader != null) {
                Corrector.Outcome outcome = reader.correct(letter).outcome();
                main.post(() -> listener.onCorrected(outcome, letter));
            }
        });
    }

    /** Reads with a profile in a file from now on. */
    void takeProfile(Uri uri) {
        withProfile(() -> signer.take(opened(application.getContentResolver().openInputStream(uri))));
    }

    /** Writes what was learnt into a file. */
    void giveProfile(Uri uri) {
        withProfile(
                () -> signer.give(opened(application.getContentResolver().openOutputStream(uri))));
    }

    /** Forgets all that was learnt of the user. */
    void forget() {
        handler.post(() -> {
            if (signer != null) {
                signer.forget();
            }
        });
    }

    /** Closes the camera and the models, and waits for it: another app may want the camera. */
    void stop() {
        handler.post(this::close);
        thread.quitSafely();
        try {
            thread.join();
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
        }
        main.removeCallbacksAndMessages(null);
    }

    /** The newest frame, which does not change until the next call. */
    Frame frame() {
        return frames.toShow();
    }

    private void open(int threads) {
        try {
            Assets.Opened opened = new Assets(application).open(threads, speller);
            reader = opened.reader();
            signer = opened.signer();
        } catch (ModelException error) {
            main.post(() -> listener.onBadModel(error.getMessage()));
        }
    }

    private void photo(Uri uri, double threshold) {
        Picture picture = new Picture();
        try {
            GalleryPicture.read(application.getContentResolver(), uri, picture);
        } catch (IOException error) {
            main.post(listener::onBadPicture);
            return;
        }
        Masks room = frames.toWrite().masks();
        publish(picture, reader.readPhoto(picture, threshold, room));
    }

    private void withProfile(Task task) {
        handler.post(() -> {
            if (signer == null) {
                return;
            }
            boolean worked = true;
            try {
                task.run();
            } catch (IOException | SecurityException error) {
                worked = false;
            }
            boolean result = worked;
            main.post(() -> listener.onProfile(result));
        });
    }

    private static <T> T opened(T stream) throws IOException {
        if (stream == null) {
            throw new IOException("no such file");
        }
        return stream;
    }

    private void publish(Picture picture, Scene scene) {
        frames.toWrite().set(picture, scene);
        frames.publish();
        main.removeCallbacks(tell);
        main.post(tell);
    }

    private void closeSource() {
        if (source != null) {
            source.stop();
            source = null;
        }
    }

    private void close() {
        closeSource();
        if (reader != null) {
            reader.close();
            reader = null;
            signer = null;
        }
    }

    private final class Receiver implements FrameSource.Receiver {
        @Override
        public void onFrame(Picture picture, boolean mirrored, long nanos) {
            if (reader != null) {
                Masks room = frames.toWrite().masks();
                publish(picture, reader.read(picture, mirrored, nanos, room));
            }
        }

        @Override
        public void onTrouble(FrameSource.Trouble trouble) {
            main.post(() -> listener.onTrouble(trouble));
        }
    }
}
