package org.aslkeras.core.inference;

import java.nio.ByteBuffer;

/** Makes what a model reads of a hand; keeps its buffers, so one thread at a time may use it. */
interface Views {
    /** Of a hand: as it is, and mirrored. */
    int COUNT = 2;

    /**
     * Writes both views, one after the other.
     *
     * @param landmarks {@code float[63]} in any common unit
     * @param tensor of the model's input, a batch of two
     * @param batch a buffer of this tensor
     */
    void write(float[] landmarks, Tensor tensor, ByteBuffer batch);
}
