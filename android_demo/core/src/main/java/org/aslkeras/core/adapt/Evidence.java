package org.aslkeras.core.adapt;

/**
 * A kept frame of a signer, as the models read it.
 *
 * @param probabilities one per label, whose sum is 1
 * @param embedding of unit length
 * @param place of the label that it shows
 */
record Evidence(double[] probabilities, float[] embedding, int place) {}
