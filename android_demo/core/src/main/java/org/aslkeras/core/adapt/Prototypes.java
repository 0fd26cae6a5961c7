package org.aslkeras.core.adapt;

import java.util.Arrays;

/**
 * What is known of one signer: frames of their own letters, as the model's embeddings; {@code
 * asl_keras.adapt.prototypes}.
 *
 * <p>A hand that lies near a kept frame of a letter probably shows this letter. Keeps its memory, so
 * one thread at a time may use it.
 */
public final class Prototypes {
    private static final double STRENGTH = 3;
    private static final double SHARPNESS = 30;
    private static final double NO_FRAME = -2; // below every cosine

    private final float[][] embeddings;
    private final int[] places;
    private final double[] nearest;

    /**
     * @param embeddings of the kept frames, of unit length
     * @param places which label each shows
     * @param labels so many there are
     */
    public Prototypes(float[][] embeddings, int[] places, int labels) {
        this.embeddings = embeddings;
        this.places = places;
        this.nearest = new double[labels];
    }

    /**
     * Raises the probabilities of the letters whose kept frames a hand is like.
     *
     * @param probabilities one per label, whose sum is 1; are overwritten
     * @param embedding of the same hand, of unit length
     */
    public void raise(double[] probabilities, float[] embedding) {
        Arrays.fill(nearest, NO_FRAME);
        for (int frame = 0; frame < places.length; frame++) {
            double cosine = cosine(embeddings[frame], embedding);
            nearest[places[frame]] = Math.max(nearest[places[frame]], cosine);
        }
        double sum = 0;
        for (int label = 0; label < nearest.length; label++) {
            if (nearest[label] > NO_FRAME) {
                probabilities[label] += STRENGTH * Math.exp(SHARPNESS * (nearest[label] - 1));
            }
            sum += probabilities[label];
        }
        for (int label = 0; label < nearest.length; label++) {
            probabilities[label] /= sum;
        }
    }

    private static double cosine(float[] kept, float[] seen) {
        double sum = 0;
        for (int index = 0; index < kept.length; index++) {
            sum += (double) kept[index] * seen[index];
        }
        return sum;
    }
}
