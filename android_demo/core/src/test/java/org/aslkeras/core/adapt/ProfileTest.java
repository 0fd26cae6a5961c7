package org.aslkeras.core.adapt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
    @Test
    void framesThatAreTaughtTogetherAreOneTake() {
        Profile profile = Profile.empty("anna").taught(hands(0, 2), "A").taught(hands(2, 3), "B");
        assertEquals(List.of("A", "A", "B"), labels(profile));
        assertEquals(List.of(0L, 0L, 1L), profile.frames().stream().map(Profile.Frame::take).toList());
        assertEquals(List.of("B"), labels(profile.without("A")));
    }

    @Test
    void ofALetterTheNewestTwentyStayAndNoneTwice() {
        Profile profile = Profile.empty("anna").taught(hands(0, 15), "A").taught(hands(5, 25), "A");
        assertEquals(20, profile.frames().size());
        for (int index = 0; index < 20; index++) {
            assertArrayEquals(hand(5 + index), profile.frames().get(index).landmarks());
        }
    }

    @Test
    void aFrameThatIsTaughtAnewCountsForItsNewLetter() {
        Profile profile = Profile.empty("anna").taught(hands(0, 3), "A").taught(hands(1, 2), "B");
        assertEquals(List.of("A", "A", "B"), labels(profile));
        assertArrayEquals(hand(1), profile.frames().get(2).landmarks());
    }

    private static List<String> labels(Profile profile) {
        return profile.frames().stream().map(Profile.Frame::label).toList();
    }

    private static List<float[]> hands(int first, int end) {
        List<float[]> hands = new ArrayList<>();
        for (int number = first; number < end; number++) {
            hands.add(hand(number));
        }
        return hands;
    }

    private static float[] hand(int number) {
        float[] landmarks = new float[63];
        landmarks[0] = number;
        return landmarks;
    }
}
