package org.aslkeras.page;

import java.io.IOException;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Reader;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.landmarks.HandTracker;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.live.LiveReader;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.mask.Masks;
import org.aslkeras.core.motion.Network;
import org.aslkeras.core.text.Decoder;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;
import org.aslkeras.core.text.decoding.Confusion;
import org.aslkeras.core.text.decoding.Dictionary;
import org.aslkeras.core.text.decoding.DictionaryDecoder;
import org.json.JSONArray;
import org.json.JSONObject;

/** What is open while a page is: the models, the text, and what was seen last. */
final class Session {
    private static final String PALMS = "palm_detection_full.tflite";
    private static final String LANDMARKS = "hand_landmark_full.tflite";
    private static final String CONFUSION = "confusion.json";
    private static final int MAX_HANDS = 2;
    private static final double NANOS = 1e9;

    private final Shipped shipped;
    private final Speller speller;
    private final LiveReader reader;
    private final Picture picture = new Picture();
    private final Masks masks = new Masks();
    private Scene scene = Scene.EMPTY;

    /**
     * @param language of the dictionary; empty for none
     * @throws ModelException if a model is missing, damaged or refused
     */
    Session(PageModels models, String language) throws ModelException {
        shipped = Shipped.in(models);
        Reader letters = shipped.open();
        Rules rules = Rules.DEFAULT.with(shipped.threshold(), Rules.DEFAULT.hold());
        speller = new Speller(shipped.alphabet(), rules, decoder(models, language));
        HandTracker tracker =
                new HandTracker(models.interpreter(PALMS, 1), models.interpreter(LANDMARKS, 1));
        Landmarker finder = new Landmarker(tracker, MAX_HANDS);
        reader = new LiveReader(finder, letters, speller, null, movements(models));
    }

    private Decoder decoder(PageModels models, String language) throws ModelException {
        if (language.isEmpty()) {
            return null;
        }
        try {
            Dictionary dictionary = Dictionary.read(models.bytes(language + ".txt"));
            Confusion confusion = Confusion.read(models.bytes(CONFUSION));
            return new DictionaryDecoder(dictionary, confusion, shipped.alphabet());
        } catch (IOException error) {
            throw new ModelException("The dictionary is missing or damaged.", error);
        }
    }

    private static Network movements(PageModels models) throws ModelException {
        try {
            return Network.read(models.file(Network.FILE));
        } catch (IOException error) {
            throw new ModelException(Network.FILE + " is missing or damaged.", error);
        }
    }

    /** What was opened. */
    JSONObject about() {
        return new JSONObject()
                .put("alphabet", new JSONArray(shipped.alphabet().labels()))
                .put("threshold", shipped.threshold());
    }

    JSONObject frame(BrowserPixels pixels, int width, int height, boolean mirrored, double time) {
        pixels.fill(picture.resize(width, height).pixels());
        scene = reader.read(picture, mirrored, (long) (time * NANOS), masks);
        return SceneText.of(scene, speller);
    }

    JSONObject photo(BrowserPixels pixels, int width, int height, double threshold) {
        pixels.fill(picture.resize(width, height).pixels());
        scene = reader.readPhoto(picture, threshold, masks);
        return SceneText.of(scene, speller);
    }

    /** Of the first hand that was seen last, 128 x 128 RGB; null without one. */
    byte[] mask() {
        return scene.hands().isEmpty() ? null : scene.hands().get(0).mask().rgb();
    }
}
