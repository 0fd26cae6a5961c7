package org.aslkeras.core.landmarks;

import java.util.List;
import java.util.function.Predicate;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;

/** Finds the hands in pictures, whatever it is made of; one thread at a time may use it. */
public interface HandFinder extends AutoCloseable {
    /**
     * What several looks at a photograph found of one hand, in its pixels; empty if there is none.
     *
     * @param enough asked with the findings so far, whether they are enough
     */
    List<Hand> inPhoto(Picture photo, Predicate<List<Hand>> enough);

    /** The hands in the next frame of a camera, in its pixels; empty if there is none. */
    List<Hand> inFrame(Picture frame);

    /** Forgets the hands: the next frame does not follow from the last. */
    void reset();

    /** Frees threads and memory. */
    @Override
    void close();
}
