package org.aslkeras.core.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
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
    private final List<Integer> wanted = new ArrayList<>();
    private List<Hand> scene = List.of(LEFT);
    private List<Hand> several; // where more than one hand is wanted; null: the scene
    private final SparingFinder finder = new SparingFinder((frame, most) -> {
        wanted.add(most);
        List<Hand> seen = several == null || most == 1 ? scene : several;
        return seen.subList(0, Math.min(most, seen.size()));
    }, 2);

    @Test
    void aLoneHandIsFollowedAloneAndEverySixthFrameOthersAreLookedFor() {
        for (int frame = 0; frame < 1 + 2 * EVERY; frame++) {
            assertEquals(List.of(LEFT), finder.find(picture));
        }
        assertEquals(List.of(2, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 2), wanted);
    }

    @Test
    void aSecondHandIsFoundWithinSixFramesAndBothAreFollowed() {
        for (int alone = 1; alone < 2 * EVERY; alone++) {
            finder.reset();
            scene = List.of(LEFT);
            for (int frame = 0; frame < alone; frame++) {
                finder.find(picture);
            }
            scene = List.of(LEFT, RIGHT);
            int until = 0;
            while (finder.find(picture).size() < 2) {
                until++;
            }
            assertTrue(until < EVERY);
            wanted.clear();
            assertEquals(scene, finder.find(picture));
            assertEquals(List.of(2), wanted);
        }
    }

    @Test
    void aHandThatIsLostIsLookedForInTheSameFrameWithTheOthers() {
        finder.find(picture);
        scene = List.of();
        several = List.of(RIGHT);
        assertEquals(List.of(RIGHT), finder.find(picture));
    }

    @Test
    void theFollowedHandStaysWhereSeveralAreSeenAsNoneOrAsTheSame() {
        Hand twin = hand(0.1f, 0.95f);
        for (List<Hand> seen : List.of(List.<Hand>of(), List.of(twin), List.of(twin, LEFT))) {
            finder.reset();
            several = null;
            finder.find(picture);
            several = seen;
            for (int frame = 0; frame < EVERY; frame++) {
                assertEquals(List.of(LEFT), finder.find(picture));
            }
        }
    }

    @Test
    void whereOneHandIsWantedItIsLookedForOnce() {
        SparingFinder single = new SparingFinder((frame, most) -> {
            wanted.add(most);
            return scene;
        }, 1);
        for (int frame = 0; frame < 2 * EVERY; frame++) {
            single.find(picture);
        }
        assertEquals(Collections.nCopies(2 * EVERY, 1), wanted);
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
