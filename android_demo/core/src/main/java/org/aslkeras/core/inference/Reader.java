package org.aslkeras.core.inference;

import org.aslkeras.core.hand.Alphabet;

/**
 * Reads letters from the landmarks of hands: one model, several together, or one that knows its
 * signer. One thread at a time may use it.
 */
public interface Reader extends AutoCloseable {
    /** The labels, in the order of the probabilities. */
    Alphabet alphabet();

    /** The least probability of a letter that is known, 0 to 1. */
    double threshold();

    /**
     * The calibrated probabilities of a hand, one per label, from both views of it.
     *
     * @param landmarks {@code float[63]} in any common unit
     * @return a new array, whose sum is 1
     */
    double[] read(float[] landmarks);

    /** The numbers of an embedding; 0 if no model has one. */
    int embeddingSize();

    /**
     * What the hand that was read last is like, to compare by cosine: of unit length, from both
     * views, so that a hand and its mirror image are alike. The next reading overwrites it.
     */
    float[] embedding();

    /** Frees threads and memory. */
    @Override
    void close();
}
