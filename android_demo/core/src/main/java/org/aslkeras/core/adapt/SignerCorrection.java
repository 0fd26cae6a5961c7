package org.aslkeras.core.adapt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one signer's own frames change: a hand like a kept frame is read with that frame's errors
 * taken back; {@code asl_keras.adapt.correction} says how.
 *
 * <p>Keeps its memory, so one thread at a time may use it.
 */
final class SignerCorrection {
    private static final double SHARPNESS = 20;
    private static final double SMOOTHNESS = 0.1;
    private static final double LEAST = 1e-3; // of what a probability was

    private final List<Evidence> kept;
    private final double[][] weights; // a row of labels for each kept frame
    private final double[] change; // of a hand's probabilities

    private SignerCorrection(List<Evidence> kept, double[][] weights, int labels) {
        this.kept = kept;
        this.weights = weights;
        this.change = new double[labels];
    }

    /**
     * From kept frames, or none.
     *
     * @param labels so many there are
     */
    static SignerCorrection fit(List<Evidence> kept, int labels) {
        double[][] likeness = new double[kept.size()][kept.size()];
        double[][] errors = new double[kept.size()][];
        for (int row = 0; row < likeness.length; row++) {
            for (int column = 0; column <= row; column++) {
                likeness[row][column] =
                        likeness(kept.get(row).embedding(), kept.get(column).embedding());
                likeness[column][row] = likeness[row][column];
            }
            likeness[row][row] += SMOOTHNESS;
            errors[row] = errors(kept.get(row));
        }
        PositiveDefinite.solve(likeness, errors);
        return new SignerCorrection(new ArrayList<>(kept), errors, labels);
    }

    /** A row of labels for each kept frame. */
    double[][] weights() {
        return weights;
    }

    /**
     * Corrects the probabilities of a hand.
     *
     * @param probabilities one per label, whose sum is 1; are overwritten
     * @param embedding of the same hand, of unit length
     */
    void correct(double[] probabilities, float[] embedding) {
        Arrays.fill(change, 0);
        for (int frame = 0; frame < weights.length; frame++) {
            double likeness = likeness(embedding, kept.get(frame).embedding());
            for (int label = 0; label < change.length; label++) {
                change[label] += likeness * weights[frame][label];
            }
        }
        double sum = 0;
        for (int label = 0; label < change.length; label++) {
            double before = probabilities[label];
            probabilities[label] = Math.max(before + change[label], LEAST * before);
            sum += probabilities[label];
        }
        for (int label = 0; label < change.length; label++) {
            probabilities[label] /= sum;
        }
    }

    private static double[] errors(Evidence frame) {
        double[] errors = new double[frame.probabilities().length];
        for (int label = 0; label < errors.length; label++) {
            errors[label] = (label == frame.place() ? 1 : 0) - frame.probabilities()[label];
        }
        return errors;
    }

    private static double likeness(float[] one, float[] other) {
        double cosine = 0;
        for (int index = 0; index < one.length; index++) {
            cosine += (double) one[index] * other[index];
        }
        return Math.exp(SHARPNESS * (cosine - 1));
    }
}
