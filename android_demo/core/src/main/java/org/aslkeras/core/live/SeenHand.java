package org.aslkeras.core.live;

import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.mask.Mask;
import org.aslkeras.core.text.Reading;

/**
 * A hand in a frame, and what it shows.
 *
 * @param id stays with the hand from frame to frame
 * @param hand in pixels of the frame; its handedness is the person's
 * @param mask its skeleton, as models that read masks see it
 * @param reading its letter
 * @param path x and y in turn: what its fingertip draws, while it may be a letter that moves; else null
 */
public record SeenHand(int id, Hand hand, Mask mask, Reading reading, float[] path) {}
