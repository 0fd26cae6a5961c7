package org.aslkeras.demo;

import android.os.Handler;
import android.os.HandlerThread;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.live.Corrector;
import org.aslkeras.core.text.Speller;

/**
 * Reads frames on a thread of its own, from start to stop; outlives a screen that is made anew.
 *
 * <p>Nobody waits for that thread: what it is told is done in order, later. Models are opened and
 * closed on it. Frames come to another, so that the screen gets all while the reader is busy.
 */
final class Engine {
    private final Shipped letters;
    private final Speller speller;
    private final Mail mail = new Mail();
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
        source = new Source(application, new LiveFrames(models, handler, mail), mail);
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

    /** What is looked at, and shown. */
    Source source() {
        return source;
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
        source.leave();
        threads = 0;
        mail.forgetFrames();
        handler.post(models::close);
    }

    /** Ends for good. */
    void quit() {
        stop();
        mail.listen(null);
        source.quit();
        thread.quitSafely();
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
}
