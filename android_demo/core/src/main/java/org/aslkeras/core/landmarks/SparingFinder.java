package org.aslkeras.core.landmarks;

import java.util.Collections;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.DistinctHands;
import org.aslkeras.core.hand.Hand;

/**
 * Follows a lone hand without looking for others in every frame: {@code asl_keras.landmarks.sparing}.
 *
 * <p>While fewer hands are followed than are wanted, palms are looked for in every frame, which takes
 * longer than to follow a hand. So a lone hand is followed as the only one that is wanted. Where it is
 * lost, and every sixth frame, several are looked for. Python has two trackers for it, and waits until
 * both see the hand alike; here one tracker goes on.
 */
final class SparingFinder {
    private static final int EVERY = 6; // frames: in one of them others are looked for

    private final Tracker tracker;
    private final int wanted;
    private boolean isAlone; // the hand of the frame before
    private int since; // frames since several were looked for

    /** Finds hands in a video: {@link HandTracker}. */
    interface Tracker {
        /** The hands in the next frame, at most so many. */
        List<Hand> track(Picture picture, int most);
    }

    /**
     * @param wanted hands, at least 1
     */
    SparingFinder(Tracker tracker, int wanted) {
        this.tracker = tracker;
        this.wanted = wanted;
    }

    /** The hands in the next frame, each once. */
    List<Hand> find(Picture picture) {
        List<Hand> hand = isAlone ? tracker.track(picture, 1) : Collections.emptyList();
        since++;
        if (!hand.isEmpty() && since < EVERY) {
            return hand;
        }
        since = 0;
        List<Hand> found = DistinctHands.of(tracker.track(picture, wanted));
        if (!hand.isEmpty() && found.size() < 2) {
            return hand;
        }
        isAlone = wanted > 1 && found.size() == 1;
        return found;
    }

    /** Forgets whether there was one hand. */
    void reset() {
        isAlone = false;
    }
}
