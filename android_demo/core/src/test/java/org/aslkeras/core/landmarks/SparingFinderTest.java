package org.aslkeras.core.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;
import org.junit.jupiter.api.Test;

class SparingFinderTest {
    private static final int EVERY = 6;
    private static final Hand LEFT = hand(0, 0.9f);
    private static final Hand RIGHT = hand(30, 0.9f);

    private final Picture picture = new Picture().resize(64, 48);
    private final List<String> asked = new ArrayList<>();
    private List<Hand> several;
    private List<Hand> one;
    private final SparingFinder finder =
            new SparingFinder(
                    frame -> {
                        asked.add("several");
                        return several;
                    },
                    frame -> {
                        asked.add("one");
                        return one;
                    });

    @Test
    void aLoneHandIsFollowedAloneAndEverySixthFrameOthersAreLookedFor() {
        show(List.of(LEFT));
        assertEquals(List.of("several"), askedInAFrame());
        for (int turn = 0; turn < 3; turn++) {
            assertEquals(List.of("one", "several"), askedInAFrame());
            for (int frame = 1; frame < EVERY; frame++) {
                assertEquals(List.of("one"), askedInAFrame());
            }
        }
    }

    @Test
    void aSecondHandIsFoundWithinSixFramesAndBothAreFollowed() {
        for (int alone = 1; alone < 2 * EVERY; alone++) {
            finder.reset();
            show(List.of(LEFT));
            for (int frame = 0; frame < alone; frame++) {
                finder.find(picture);
            }
            show(List.of(LEFT, RIGHT));
            int until = 0;
            while (finder.find(picture).size() < 2) {
                until++;
            }
            assertTrue(until < EVERY);
            assertEquals(List.of("several"), askedInAFrame());
        }
    }

    @Test
    void aHandThatIsLostIsLookedForInTheSameFrameWithTheOthers() {
        show(List.of(LEFT));
        finder.find(picture);
        several = List.of(RIGHT);
        one = List.of();
        assertEquals(List.of(RIGHT), finder.find(picture));
    }

    @Test
    void theFollowedHandStaysWhereSeveralAreSeenAsNoneOrAsTheSame() {
        Hand twin = hand(0.1f, 0.95f);
        for (List<Hand> seen : List.of(List.<Hand>of(), List.of(twin), List.of(twin, LEFT))) {
            finder.reset();
            show(List.of(LEFT));
            finder.find(picture);
            finder.find(picture);
            several = seen;
            for (int frame = 0; frame < EVERY; frame++) {
                assertEquals(List.of(LEFT), finder.find(picture));
            }
        }
    }

    @Test
    void aHandThatTheFinderOfOneSeesOtherwiseIsNotItsOwnUntilBothAgree() {
        show(List.of(LEFT));
        one = List.of(hand(2, 0.9f));
        for (int frame = 0; frame < EVERY; frame++) {
            assertEquals(List.of(LEFT), finder.find(picture));
        }
        one = List.of(LEFT);
        assertEquals(List.of("one", "several"), askedInAFrame());
        assertEquals(List.of("one"), askedInAFrame());
    }

    private void show(List<Hand> hands) {
        several = hands;
        one = hands.subList(0, 1);
    }

    private List<String> askedInAFrame() {
        asked.clear();
        finder.find(picture);
        return List.copyOf(asked);
    }

    /** Points in a row that begins there. */
    private static Hand hand(float x, float score) {
        float[] landmarks = new float[63];
        for (int index = 0; index < landmarks.length; index += 3) {
            landmarks[index] = x + index / 6f;
        }
        return new Hand(landmarks, Handedness.LEFT, score);
    }
}
