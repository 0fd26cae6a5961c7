package org.aslkeras.core.hand;

import java.util.ArrayList;
import java.util.List;

/** Leaves out hands that were found twice: {@code asl_keras.hand.distinct}. */
public final class DistinctHands {
    /** Sizes of the hand; two found hands nearer than this are one. */
    public static final double SAME_HAND = 0.25;

    private DistinctHands() {}

    /** The hands, surest first; of a pair that is one hand the surer stays. */
    public static List<Hand> of(List<Hand> hands) {
        List<Hand> sorted = new ArrayList<>(hands);
        sorted.sort((one, other) -> Float.compare(other.score(), one.score()));
        List<Hand> kept = new ArrayList<>();
        for (Hand hand : sorted) {
            if (isNew(hand, kept)) {
                kept.add(hand);
            }
        }
        return kept;
    }

    private static boolean isNew(Hand hand, List<Hand> kept) {
        for (Hand other : kept) {
            if (hand.distance(other, 0, 0) <= SAME_HAND) {
                return false;
            }
        }
        return true;
    }
}
