package org.aslkeras.core.landmarks;

import org.aslkeras.core.frames.Picture;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.aslkeras.core.Files;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.litert.LiteRtInterpreter;
import org.junit.jupiter.api.Test;

class HandTrackerTest {
    private static final Confidence CONFIDENCE = new Confidence(0.5f, 0.5f);
    private static final int FRAMES = 3;

    @Test
    void followsTheSameHandsWithOneThreadAndWithTwo() throws IOException {
        int found = 0;
        try (HandTracker one = tracker(1);
                HandTracker two = tracker(2)) {
            for (String letter : List.of("B", "L", "Y")) {
                Picture picture = Files.photograph(letter);
                for (int frame = 0; frame < FRAMES; frame++) {
                    List<Hand> expected = one.track(picture, CONFIDENCE, 2);
                    assertEqual(expected, two.track(picture, CONFIDENCE, 2));
                    found += expected.size();
                }
            }
        }
        assertTrue(found > 2 * FRAMES, found + " hands");
    }

    private static void assertEqual(List<Hand> expected, List<Hand> hands) {
        assertEquals(expected.size(), hands.size());
        for (int hand = 0; hand < hands.size(); hand++) {
            assertEquals(expected.get(hand).handedness(), hands.get(hand).handedness());
            assertArrayEquals(expected.get(hand).landmarks(), hands.get(hand).landmarks());
        }
    }

    private static HandTracker tracker(int threads) {
        return new HandTracker(
                new LiteRtInterpreter(Files.asset("palm_detection_full.tflite"), 1),
                new LiteRtInterpreter(Files.asset("hand_landmark_full.tflite"), 1),
                threads);
    }
}
