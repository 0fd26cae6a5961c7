package org.aslkeras.core.landmarks;

import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;

/** Finds the hands in pictures, whatever it is made of; one thread at a time may use it. */
public interface HandFinder extends AutoCloseable {
    /** The hands in a photograph, in its pixels; empty if there is none. */
    List<Hand> inPhoto(Picture photo);

    /** The hands in the next frame of a camera, in its pixels; empty if there is none. */
    List<Hand> inFrame(Picture frame);

    /** Forgets the hands: the next frame does not follow from the last. */
    void reset();

    /** Frees threads and memory. */
    @Override
    void close();
}
