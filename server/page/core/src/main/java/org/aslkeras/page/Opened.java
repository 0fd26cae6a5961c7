package org.aslkeras.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.hand.Shapes;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.landmarks.HandTracker;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.motion.Movement;
import org.aslkeras.core.motion.Network;
import org.aslkeras.core.text.Decoder;
import org.aslkeras.core.text.decoding.Confusion;
import org.aslkeras.core.text.decoding.Dictionary;
import org.aslkeras.core.text.decoding.DictionaryDecoder;
import org.json.JSONArray;
import org.json.JSONObject;

/** Opens what the page has loaded: models, dictionaries, what letters look like. */
final class Opened {
    private static final String PALMS = "palm_detection_full.tflite";
    private static final String LANDMARKS = "hand_landmark_full.tflite";
    private static final String CONFUSION = "confusion.json";
    private static final int MAX_HANDS = 2;

    private final PageModels models;
    private final Shipped letters;

    /**
     * @throws ModelException if a letter model is missing or damaged
     */
    Opened(PageModels models) throws ModelException {
        this.models = models;
        this.letters = Shipped.in(models);
    }

    Shipped letters() {
        return letters;
    }

    Landmarker finder() {
        return new Landmarker(
                new HandTracker(models.interpreter(PALMS, 1), models.interpreter(LANDMARKS, 1)),
                MAX_HANDS);
    }

    /**
     * @throws ModelException if its file is missing or damaged
     */
    Network movements() throws ModelException {
        try {
            return Network.read(models.file(Network.FILE));
        } catch (IOException error) {
            throw new ModelException(Network.FILE + " is missing or damaged.", error);
        }
    }

    /**
     * What thinks again about words; null for an empty language.
     *
     * @throws ModelException if a file of it is missing or damaged
     */
    Decoder decoder(String language) throws ModelException {
        if (language.isEmpty()) {
            return null;
        }
        try {
            Dictionary dictionary = Dictionary.read(models.bytes(language + ".txt"));
            Confusion confusion = Confusion.read(models.bytes(CONFUSION));
            return new DictionaryDecoder(dictionary, confusion, letters.alphabet());
        } catch (IOException error) {
            throw new ModelException("The dictionary is missing or damaged.", error);
        }
    }

    /** What was opened, for `ready`. */
    JSONObject about() throws ModelException {
        List<String> written = written(letters.alphabet());
        return new JSONObject()
                .put("alphabet", new JSONArray(written))
                .put("labels", new JSONArray(letters.alphabet().labels()))
                .put("threshold", letters.threshold())
                .put("examples", examples(written));
    }

    /** The letters that can be written: those that move are, too, where they can be ASL's. */
    private static List<String> written(Alphabet alphabet) {
        TreeSet<String> all = new TreeSet<>(alphabet.letters());
        if (alphabet.mayBeAsl()) {
            all.addAll(Movement.LETTERS);
        }
        return new ArrayList<>(all);
    }

    /** Right hands, as others see them. */
    private JSONObject examples(List<String> written) throws ModelException {
        JSONObject examples = new JSONObject();
        try {
            Shapes shapes = Shapes.read(models.file(Shapes.FILE));
            for (String letter : written) {
                float[] hand = shapes.of(letter, Handedness.RIGHT, false);
                if (hand != null) {
                    examples.put(letter, new JSONArray(hand));
                }
            }
            return examples;
        } catch (IOException error) {
            throw new ModelException(Shapes.FILE + " is missing or damaged.", error);
        }
    }
}
