package org.aslkeras.demo;

import org.aslkeras.core.live.Scene;
import org.aslkeras.core.text.Speller;

/** What frames are read for: to write text, to practise, or to measure. Used by several threads. */
interface Mode {
    /** What letters are spelled with; not the text's, unless text is to be written. */
    Speller speller();

    /**
     * Takes a frame of the camera, on the reader's thread.
     *
     * @param seconds when it was taken; never decreases
     * @param millis that it took to make the picture of what the camera gave
     */
    void take(Scene scene, double seconds, double millis);
}
