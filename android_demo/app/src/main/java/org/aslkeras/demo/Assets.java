package org.aslkeras.demo;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.LetterModel;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.ModelFile;
import org.aslkeras.core.inference.ModelInfo;
import org.aslkeras.core.landmarks.HandTracker;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.live.LiveReader;
import org.aslkeras.core.text.Speller;

/** The models in the app, put there by `python -m mobile_export.android`. */
final class Assets {
    private static final String LETTERS = "letters.tflite";
    private static final String PALMS = "palm_detection_full.tflite";
    private static final String LANDMARKS = "hand_landmark_full.tflite";
    private static final int MAX_HANDS = 2;

    private final DemoApplication application;

    Assets(DemoApplication application) {
        this.application = application;
    }

    /** The metadata of the letter model. */
    ModelInfo info() throws ModelException {
        return ModelFile.read(mapped(LETTERS));
    }

    /** Opens all models; takes a moment. */
    LiveReader open(int threads, Speller speller) throws ModelException {
        Interpreter palms = interpreter(PALMS, threads);
        HandTracker tracker =
                new HandTracker(palms, interpreter(LANDMARKS, threads), MAX_HANDS, threads);
        LetterModel letters = new LetterModel(info(), interpreter(LETTERS, threads));
        return new LiveReader(new Landmarker(tracker), letters, speller);
    }

    private Interpreter interpreter(String name, int threads) throws ModelException {
        try {
            return application.interpreter(mapped(name), threads);
        } catch (IllegalArgumentException | IllegalStateException error) {
            throw new ModelException(name + ": " + error.getMessage(), error);
        }
    }

    private MappedByteBuffer mapped(String name) throws ModelException {
        try {
            return application.model(name);
        } catch (IOException error) {
            throw new ModelException(name + " is missing or damaged.", error);
        }
    }
}
