package org.aslkeras.core.hand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.Files;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    /** Here they are equal to the last bit; another NumPy may add in another order. */
    private static final float ROUNDING = 1e-6f;

    @Test
    void areThoseOfPython() throws IOException {
        List<Map<?, ?>> cases = Files.objects(Files.object(Files.vectors("features.json")).get("cases"));
        assertEquals(2000, cases.size());
        for (Map<?, ?> hand : cases) {
            float[] features = new float[Features.COUNT];
            Features.of(Files.landmarks(hand.get("landmarks")), features);
            assertArrayEquals(Files.floats(hand.get("features")), features, ROUNDING);
        }
    }

    @Test
    void aHandOfNoSizeIsAllZeros() {
        float[] landmarks = new float[63];
        java.util.Arrays.fill(landmarks, 0.1f);
        float[] features = new float[Features.COUNT];
        Features.of(landmarks, features);
        assertArrayEquals(new float[Features.COUNT], features);
    }

    @Test
    void mirroredTheyAreThoseOfTheMirroredHand() {
        float[] landmarks = new float[63];
        for (int index = 0; index < landmarks.length; index++) {
            landmarks[index] = index * index % 17;
        }
        float[] expected = new float[Features.COUNT];
        Features.of(landmarks, expected);
        Features.mirror(expected);
        for (int landmark = 0; landmark < 21; landmark++) {
            landmarks[3 * landmark] = -landmarks[3 * landmark];
        }
        float[] features = new float[Features.COUNT];
        Features.of(landmarks, features);
        assertArrayEquals(expected, features, 0);
    }
}
