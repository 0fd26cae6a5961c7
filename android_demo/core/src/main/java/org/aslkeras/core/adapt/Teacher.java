package org.aslkeras.core.adapt;

import java.io.IOException;
import java.util.List;

/** What learns a signer's letters. */
public interface Teacher {
    /**
     * Remembers hands that showed a letter.
     *
     * @param landmarks {@code float[63]} each
     * @throws IOException if they cannot be saved
     */
    void learn(List<float[]> landmarks, String letter) throws IOException;
}
