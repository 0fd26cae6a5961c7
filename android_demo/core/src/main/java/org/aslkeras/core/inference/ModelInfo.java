package org.aslkeras.core.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.mask.MaskRenderer;
import org.aslkeras.core.text.Rules;

/**
 * What a letter model carries besides the network: {@code asl_keras.inference.metadata.ModelInfo}.
 *
 * @param labels in the order of the model's output
 * @param side of the masks that the model reads, in pixels
 * @param threshold the least probability of a letter that is known, 0 to 1
 */
public record ModelInfo(List<String> labels, int side, double threshold) {

    /**
     * The metadata in the text of {@code asl.json}.
     *
     * @throws ModelException if they lack something, are garbled, or are for another mask
     */
    static ModelInfo parse(String json) throws ModelException {
        try {
            Map<?, ?> known = (Map<?, ?>) Json.parse(json);
            checkVersion(number(known, "mask_version"));
            return new ModelInfo(labels(known), side(known), threshold(known));
        } catch (IllegalArgumentException | ClassCastException | NullPointerException error) {
            throw new ModelException(
                    "Expected the metadata of a letter model. They lack or garble something: "
                            + error.getMessage(),
                    error);
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

    private static List<String> labels(Map<?, ?> known) {
        List<String> labels = new ArrayList<>();
        for (Object label : (List<?>) known.get("labels")) {
            labels.add((String) label);
        }
        return labels;
    }

    private static int side(Map<?, ?> known) {
        double side = number(known, "side");
        if (!MaskRenderer.isSide((int) side) || side != (int) side) {
            throw new IllegalArgumentException("side " + side);
        }
        return (int) side;
    }

    /** Optional: models before it had the default of Python's rules. */
    private static double threshold(Map<?, ?> known) {
        if (!known.containsKey("threshold")) {
            return Rules.DEFAULT.threshold();
        }
        double threshold = number(known, "threshold");
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold " + threshold);
        }
        return threshold;
    }

    private static double number(Map<?, ?> known, String name) {
        if (!(known.get(name) instanceof Double number)) {
            throw new IllegalArgumentException(name);
        }
        return number;
    }
}
