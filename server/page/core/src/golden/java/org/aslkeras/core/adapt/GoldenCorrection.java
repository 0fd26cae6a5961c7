package org.aslkeras.core.adapt;

import java.util.ArrayList;
import java.util.List;

/** The steps of a signer's correction, which are the core's own. */
public final class GoldenCorrection {
    private final SignerCorrection correction;

    /**
     * @param probabilities of the frames that are kept, a row each
     * @param embeddings of them
     * @param places of their labels
     */
    public GoldenCorrection(
            double[][] probabilities, float[][] embeddings, int[] places, int labels) {
        List<Evidence> kept = new ArrayList<>();
        for (int frame = 0; frame < places.length; frame++) {
            kept.add(new Evidence(probabilities[frame], embeddings[frame], places[frame]));
        }
        correction = SignerCorrection.fit(kept, labels);
    }

    public double[][] weights() {
        return correction.weights();
    }

    /** In place. */
    public void correct(double[] probabilities, float[] embedding) {
        correction.correct(probabilities, embedding);
    }
}
