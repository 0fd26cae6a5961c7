package org.aslkeras.core.landmarks;

import java.util.Arrays;
import java.util.List;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;

/** One hand from what several looks found of it: {@code asl_keras.landmarks.search.middle_of}. */
public final class MiddleHand {
    private MiddleHand() {}

    /**
     * The median of their landmarks, and the handedness of most, weighed by how sure each was.
     *
     * @param found at least one
     */
    public static Hand of(List<Hand> found) {
        Handedness side = side(found);
        float score = 0;
        int agreeing = 0;
        for (Hand hand : found) {
            if (hand.handedness() == side) {
                score += hand.score();
                agreeing++;
            }
        }
        return new Hand(median(found), side, score / agreeing);
    }

    /** Of equal votes, that which was found first. */
    private static Handedness side(List<Hand> found) {
        Handedness first = found.get(0).handedness();
        double votes = 0;
        for (Hand hand : found) {
            votes += hand.handedness() == first ? hand.score() : -hand.score();
        }
        return votes >= 0 ? first : first.other();
    }

    private static float[] median(List<Hand> found) {
        float[] median = new float[found.get(0).landmarks().length];
        float[] values = new float[found.size()];
        for (int index = 0; index < median.length; index++) {
            for (int hand = 0; hand < values.length; hand++) {
                values[hand] = found.get(hand).landmarks()[index];
            }
            Arrays.sort(values);
            median[index] = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        }
        return median;
    }
}
