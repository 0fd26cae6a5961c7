package org.aslkeras.core.inference;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.mask.MaskRenderer;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.json.JSONTokener;

/**
 * What a letter model carries besides the network: {@code asl_keras.inference.metadata.ModelInfo}.
 *
 * @param alphabet its labels, in the order of the model's output
 * @param side of the masks that the model reads, in pixels
 * @param threshold the least probability of a letter that is known, 0 to 1
 */
public record ModelInfo(Alphabet alphabet, int side, double threshold) {
    private static final String KIND = "kind";
    private static final String MASK = "mask";
    private static final String MOVING = "moving";
    private static final String NONE = "none";
    private static final String THRESHOLD = "threshold";

    /** That of the rules, which models had before they carried one. */
    private static final double USUAL_THRESHOLD = 0.5;

    /**
     * The metadata in the text of {@code asl.json}.
     *
     * <p>The reader is the phone's, which is older than the desktop's: only what both have is used.
     *
     * @throws ModelException if they lack something, are garbled, or are for another mask or for
     *     something else than masks
     */
    static ModelInfo parse(String json) throws ModelException {
        try {
            JSONObject known = object(json);
            checkKind(known);
            checkVersion(number(known, "mask_version"));
            return new ModelInfo(alphabet(known), side(known), threshold(known));
        } catch (JSONException | IllegalArgumentException | StackOverflowError error) {
            // The phone's reader has no limit to how deep lists lie in lists.
            throw new ModelException(
                    "Expected the metadata of a letter model. They lack or garble something: "
                            + error.getMessage(),
                    error);
        }
    }

    private static JSONObject object(String json) throws JSONException {
        JSONTokener tokens = new JSONTokener(json);
        if (!(tokens.nextValue() instanceof JSONObject known) || tokens.nextClean() != 0) {
            throw new JSONException("it is no single object");
        }
        return known;
    }

    private static void checkKind(JSONObject known) throws ModelException {
        if (known.has(KIND) && !MASK.equals(known.opt(KIND))) {
            throw new ModelException(
                    "Expected a model that reads masks. Received: one that reads "
                            + known.opt(KIND)
                            + ". Put one that reads masks into the app, or use a newer app.");
        }
    }

    private static void checkVersion(double version) throws ModelException {
        if (version != MaskRenderer.VERSION) {
            throw new ModelException(
                    "Expected a model for masks of version " + MaskRenderer.VERSION
                            + ". Received: one for version " + version
                            + ". Train and export it anew with this release.");
        }
    }

    /** Models before there were alphabets have labels alone. */
    private static Alphabet alphabet(JSONObject known) throws JSONException {
        Alphabet usual = Alphabet.of(texts(known, "labels"));
        return new Alphabet(
                usual.labels(),
                known.has(MOVING) ? texts(known, MOVING) : usual.moving(),
                known.has(NONE) ? textOrNull(known, NONE) : usual.none());
    }

    private static int side(JSONObject known) throws JSONException {
        double side = number(known, "side");
        if (!MaskRenderer.isSide((int) side) || side != (int) side) {
            throw new JSONException("side " + side);
        }
        return (int) side;
    }

    private static double threshold(JSONObject known) throws JSONException {
        if (!known.has(THRESHOLD)) {
            return USUAL_THRESHOLD;
        }
        double threshold = number(known, THRESHOLD);
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new JSONException("threshold " + threshold);
        }
        return threshold;
    }

    private static double number(JSONObject known, String name) throws JSONException {
        if (!(known.opt(name) instanceof Number number)) {
            throw new JSONException(name);
        }
        return number.doubleValue();
    }

    private static List<String> texts(JSONObject known, String name) throws JSONException {
        JSONArray array = known.getJSONArray(name);
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < array.length(); index++) {
            texts.add(text(array.get(index), name));
        }
        return texts;
    }

    private static String textOrNull(JSONObject known, String name) throws JSONException {
        return known.isNull(name) ? null : text(known.opt(name), name);
    }

    private static String text(Object value, String name) throws JSONException {
        if (!(value instanceof String text)) {
            throw new JSONException(name + " " + value);
        }
        return text;
    }
}
