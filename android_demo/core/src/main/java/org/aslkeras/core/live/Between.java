package org.aslkeras.core.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aslkeras.core.hand.Hand;

/** What frames show that were not read, between two that were. */
public final class Between {
    private Between() {}

    /**
     * Hands that both show, as if they moved evenly, with the reading of the former. Where one shows a
     * hand alone, nobody knows where it was meanwhile.
     *
     * @param share of the way from the former to the latter, 0 to 1; 1 is the latter itself
     */
    public static Scene scene(Scene before, Scene after, double share) {
        if (share >= 1) {
            return after;
        }
        List<SeenHand> hands = new ArrayList<>();
        for (SeenHand one : before.hands()) {
            for (SeenHand other : after.hands()) {
                if (one.id() == other.id()) {
                    hands.add(moved(one, other.hand(), (float) share));
                }
            }
        }
        return new Scene(hands, before.text(), Collections.emptyList(), before.times());
    }

    private static SeenHand moved(SeenHand seen, Hand to, float share) {
        Hand from = seen.hand();
        float[] landmarks = from.landmarks().clone();
        for (int index = 0; index < landmarks.length; index++) {
            landmarks[index] += share * (to.landmarks()[index] - landmarks[index]);
        }
        Hand hand = new Hand(landmarks, from.handedness(), from.score());
        return new SeenHand(seen.id(), hand, seen.mask(), seen.reading(), seen.path());
    }
}
