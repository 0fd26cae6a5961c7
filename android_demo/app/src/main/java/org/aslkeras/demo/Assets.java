package org.aslkeras.demo;

import java.io.File;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.adapt.Signer;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Models;
import org.aslkeras.core.inference.Reader;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.landmarks.HandTracker;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.live.LiveReader;
import org.aslkeras.core.motion.Network;
import org.aslkeras.core.text.Speller;

/** The models in the app, put there by `python -m mobile_export.android`. */
final class Assets {
    private static final String PALMS = "palm_detection_full.tflite";
    private static final String LANDMARKS = "hand_landmark_full.tflite";
    private static final String PROFILE = "profile.npz";
    private static final String NAME = "phone"; // of a new profile
    private static final int MAX_HANDS = 2;

    /**
     * What was opened.
     *
     * @param signer null where the models cannot learn
     */
    record Opened(LiveReader reader, Signer signer) {}

    private final DemoApplication application;

    Assets(DemoApplication application) {
        this.application = application;
    }

    /** What the letter models are. */
    Shipped letters() throws ModelException {
        return Shipped.in(new Opener(1));
    }

    /** Opens all models; takes a moment. Reads with what was learnt of the user. */
    Opened open(int threads, Speller speller) throws ModelException {
        Opener opener = new Opener(threads);
        List<Runnable> closing = new ArrayList<>();
        try {
            Reader anybody = Shipped.in(opener).open();
            closing.add(anybody::close);
            Interpreter palms = opener.interpreter(PALMS, 1);
            closing.add(palms::close);
            Interpreter landmarks = opener.interpreter(LANDMARKS, 1);
            closing.add(landmarks::close);
            HandTracker tracker = new HandTracker(palms, landmarks, threads);
            return opened(new Landmarker(tracker, MAX_HANDS), anybody, speller, movements());
        } catch (ModelException | RuntimeException error) {
            closing.forEach(Runnable::run);
            throw error;
        }
    }

    private Opened opened(
            Landmarker landmarker, Reader anybody, Speller speller, Network movements) {
        Signer signer = anybody.embeddingSize() > 0 ? new Signer(anybody, profile(), NAME) : null;
        Reader reader = signer == null ? anybody : signer.reader();
        return new Opened(new LiveReader(landmarker, reader, speller, signer, movements), signer);
    }

    private Network movements() throws ModelException {
        try {
            return Network.read(application.file(Network.FILE));
        } catch (IOException error) {
            throw new ModelException(Network.FILE + " is missing or damaged.", error);
        }
    }

    private File profile() {
        return new File(application.getFilesDir(), PROFILE);
    }

    /** Opens files among the assets. */
    private final class Opener implements Models {
        private final int threads;

        private Opener(int threads) {
            this.threads = threads;
        }

        @Override
        public MappedByteBuffer file(String name) throws IOException {
            return application.file(name);
        }

        @Override
        public Interpreter interpreter(String name, int batch) throws ModelException {
            try {
                return application.interpreter(file(name), threads, batch);
            } catch (IOException error) {
                throw new ModelException(name + " is missing or damaged.", error);
            } catch (IllegalArgumentException | IllegalStateException error) {
                throw new ModelException(name + ": " + error.getMessage(), error);
            } catch (LinkageError error) { // no library for this processor, or its page size
                throw new ModelException(application.getString(R.string.no_runtime), error);
            }
        }
    }
}
