package org.aslkeras.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.text.Reading;
import org.junit.jupiter.api.Test;

class BetweenTest {
    private static final SeenHand LEFT = hand(0, 8);
    private static final SeenHand RIGHT = hand(1, 100);

    @Test
    void aHandMovesEvenlyFromOneReadingToTheNext() {
        Scene before = scene(RIGHT, LEFT);
        Scene after = scene(hand(0, 12), hand(1, 140));
        for (double share : new double[] {0.25, 0.5, 0.75}) {
            List<SeenHand> hands = Between.scene(before, after, share).hands();
            assertEquals(List.of(1, 0), hands.stream().map(SeenHand::id).toList());
            assertEquals(100 + 40 * share, hands.get(0).hand().x(20), 1e-4);
            assertEquals(8 + 4 * share, hands.get(1).hand().y(0), 1e-4);
            assertSame(LEFT.reading(), hands.get(1).reading());
        }
    }

    @Test
    void aHandThatComesOrGoesIsShownWhereItWasReadAlone() {
        Scene both = scene(LEFT, RIGHT);
        for (Scene one : List.of(scene(LEFT), scene(hand(2, 100), LEFT))) {
            assertEquals(1, Between.scene(one, both, 0.5).hands().size());
            assertEquals(1, Between.scene(both, one, 0.5).hands().size());
            assertSame(both, Between.scene(one, both, 1));
        }
    }

    @Test
    void nothingIsWrittenBetweenReadings() {
        Scene before = new Scene(List.of(), "A", List.of(), StageTimes.NONE);
        Scene after = new Scene(List.of(), "AB", List.of(), StageTimes.NONE);
        assertEquals("A", Between.scene(before, after, 0.9).text());
    }

    private static Scene scene(SeenHand... hands) {
        return new Scene(List.of(hands), "", List.of(), StageTimes.NONE);
    }

    /** All of it at one place. */
    private static SeenHand hand(int id, float place) {
        float[] landmarks = new float[63];
        Arrays.fill(landmarks, place);
        Hand hand = new Hand(landmarks, Handedness.RIGHT, 0.9f);
        return new SeenHand(id, hand, null, new Reading(null, 0, 0, new double[0]), null);
    }
}
