package org.aslkeras.core.inference;

import org.aslkeras.core.hand.Alphabet;

/**
 * Reads letters from the landmarks of hands: one model, several together, or one that knows its
 * signer. One thread at a time may use it.
 */
public abstract class Reader implements AutoCloseable {
    /** The labels, in the order of the probabilities. */
    public abstract Alphabet alphabet();

    /** The least probability of a letter that is known, 0 to 1. */
    public abstract double threshold();

    /**
     * The calibrated probabilities of a hand, from both views of it.
     *
     * @param landmarks {@code float[63]} in any common unit
     * @param probabilities receives one per label, whose sum is 1
     */
    public abstract void read(float[] landmarks, double[] probabilities);

    /** The same, in a new array. */
    public final double[] read(float[] landmarks) {
        double[] probabilities = new double[alphabet().labels().size()];
        read(landmarks, probabilities);
        return probabilities;
    }

    /** The numbers of an embedding; 0 if no model has one. */
    public abstract int embeddingSize();

    /**
     * What the hand that was read last is like, to compare by cosine: of unit length, from both
     * views, so that a hand and its mirror image are alike. The next reading overwrites it.
     */
    public abstract float[] embedding();

    /** Frees threads and memory. */
    @Override
    public abstract void close();
}
