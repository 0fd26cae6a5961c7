package org.aslkeras.demo;

import android.net.Uri;
import android.os.Handler;
import android.os.HandlerThread;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.TripleBuffer;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.live.Corrector;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.text.Speller;

/**
 * Reads frames on a thread of its own, from start to stop; outlives a screen that is made anew.
 *
 * <p>Nobody waits for that thread: what it is told is done in order, later. Models are opened and
 * closed on it. The screen is told at most once per frame that it has shown, and always gets the
 * newest.
 */
final class Engine {
    private final Shipped letters;
    private final Speller speller;
    private final Mail mail = new Mail();
    private final TripleBuffer<Frame> frames =
            new TripleBuffer<>(new Frame(), new Frame(), new Frame());
    private final Receiver receiver = new Receiver();
    private final HandlerThread thread = new HandlerThread("reader");
    private final Handler handler;
    private final OpenModels models; // belongs to the reader's thread
    private final Profiles profiles;
    private final Words words;
    private final Source source;

    // These belong to the main thread.
    private Mode mode;
    private int threads = 0; // 0: the models are closed

    /**
     * @param letters that are read
     * @param speller of the text
     */
    Engine(DemoApplication application, Shipped letters, Speller speller) {
        this.letters = letters;
        this.speller = speller;
        mode = writing();
        Assets assets = new Assets(application);
        models = new OpenModels(assets);
        words = new Words(assets, letters.alphabet(), speller, this::tellOfBadModel);
        models.use(mode);
        thread.start();
        handler = new Handler(thread.getLooper());
        source = new Source(application, handler);
        profiles = new Profiles(application.getContentResolver(), handler, models, mail);
    }

    /** Who is told from now on; null for nobody. */
    void listen(EngineListener other) {
        mail.listen(other);
    }

    /** What is read. */
    Shipped letters() {
        return letters;
    }

    /** What the text is written with. */
    Speller speller() {
        return speller;
    }

    /** What was learnt of the user. */
    Profiles profiles() {
        return profiles;
    }

    /** What frames are read for. */
    Mode mode() {
        return mode;
    }

    /** Reads frames for something else from now on. */
    void use(Mode other) {
        mode = other;
        handler.post(() -> models.use(other));
    }

    /** Reads frames to write text again. */
    void write() {
        use(writing());
    }

    /** Opens the models, unless they are open with so many threads. */
    void start(int wantedThreads) {
        if (threads != wantedThreads) {
            threads = wantedThreads;
            handler.post(() -> open(wantedThreads));
        }
    }

    /** Corrects words of a language from now on, or none. */
    void know(String language) {
        words.know(language);
    }

    /** Reads frames of a camera, until a photo is read or all ends. */
    void readCamera(boolean front, int displayRotation) {
        source.camera(front, displayRotation, receiver);
        handler.post(models::cut);
    }

    /** Reads a photo instead of the camera's frames. */
    void readPhoto(Uri uri, double threshold) {
        source.picture(uri, new PhotoReceiver(threshold));
    }

    /** Looks at nothing. */
    void leave() {
        source.leave();
    }

    /** Writes another letter in the place of the last one, and learns it. */
    void correct(String letter) {
        handler.post(() -> {
            if (models.areOpen()) {
                Corrector.Outcome outcome = models.correct(letter);
                mail.post(screen -> screen.onCorrected(outcome, letter));
            }
        });
    }

    /** Closes the camera and the models, as soon as can be. */
    void stop() {
        leave();
        threads = 0;
        mail.forgetFrames();
        handler.post(models::close);
    }

    /** Ends for good. */
    void quit() {
        stop();
        mail.listen(null);
        thread.quitSafely();
    }

    /** The newest frame, which does not change until the next call. */
    Frame frame() {
        return frames.toShow();
    }

    private Mode writing() {
        return new Writing(speller, word -> mail.post(screen -> screen.onWord(word)));
    }

    private void open(int wantedThreads) {
        try {
            models.close();
            models.open(wantedThreads);
            mail.post(EngineListener::onOpened);
        } catch (ModelException error) {
            tellOfBadModel(error.getMessage());
        }
    }

    private void tellOfBadModel(String why) {
        mail.post(screen -> screen.onBadModel(why));
    }

    private void publish() {
        frames.publish();
        mail.postFrame();
    }

    private final class Receiver implements FrameSource.Receiver {
        @Override
        public void onFrame(Picture picture, boolean mirrored, long nanos, double millis) {
            if (models.areOpen()) {
                Frame frame = frames.toWrite();
                Scene scene = models.read(picture, mirrored, nanos, millis, frame.masks());
                frame.set(picture, scene, millis, false, mirrored);
                publish();
            }
        }

        @Override
        public void onTrouble(FrameSource.Trouble trouble) {
            models.cut(); // frames that come again do not follow from the last
            mail.post(screen -> screen.onTrouble(trouble));
        }
    }

    private final class PhotoReceiver implements PictureFile.Receiver {
        private final double threshold;

        private PhotoReceiver(double threshold) {
            this.threshold = threshold;
        }

        @Override
        public void onPicture(Picture picture) {
            if (models.areOpen()) {
                Frame frame = frames.toWrite();
                Scene scene = models.readPhoto(picture, threshold, frame.masks());
                frame.set(picture, scene, 0, true, false);
                publish();
            }
        }

        @Override
        public void onBadPicture() {
            mail.post(EngineListener::onBadPicture);
        }
    }
}
