package org.aslkeras.core.landmarks;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.DistinctHands;
import org.aslkeras.core.hand.Hand;

/**
 * Follows a lone hand without looking for others in every frame: {@code asl_keras.landmarks.sparing}.
 *
 * <p>While fewer hands are followed than are wanted, palms are looked for in every frame, which takes
 * longer than to follow a hand. So a lone hand is followed by a finder of one hand, once that one sees
 * it as the other does: a new hand's landmarks need some frames to settle. Where it is lost, and every
 * sixth frame, several are looked for.
 */
final class SparingFinder {
    private static final int EVERY = 6; // frames: in one of them others are looked for
    private static final double ALIKE = 0.01; // sizes of the hand between its landmarks in both

    private final Function<Picture, List<Hand>> several;
    private final Function<Picture, List<Hand>> one;
    private boolean isAlone; // the hand of the frame before
    private boolean isSure; // both finders saw it alike
    private int since; // frames since several were looked for

    /**
     * @param several finds as many hands as are wanted, in a video
     * @param one finds one hand, in a video
     */
    SparingFinder(Function<Picture, List<Hand>> several, Function<Picture, List<Hand>> one) {
        this.several = several;
        this.one = one;
    }

    /** The hands in the next frame, each once. */
    List<Hand> find(Picture picture) {
        List<Hand> hand = isAlone ? one.apply(picture) : Collections.emptyList();
        boolean isFollowed = isSure && !hand.isEmpty();
        since++;
        if (isFollowed && since < EVERY) {
            return hand;
        }
        since = 0;
        List<Hand> found = DistinctHands.of(several.apply(picture));
        if (isFollowed && found.size() < 2) {
            return hand;
        }
        isAlone = found.size() == 1;
        isSure = isAlone && !hand.isEmpty() && hand.get(0).distance(found.get(0), 0, 0) < ALIKE;
        return found;
    }

    /** Forgets whether there was one hand. */
    void reset() {
        isAlone = false;
        isSure = false;
    }
}
