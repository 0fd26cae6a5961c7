package org.aslkeras.core.adapt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.Files;
import org.junit.jupiter.api.Test;

class SignerCorrectionTest {
    // The embeddings here are float32, those of the file have more digits; weights are up to 8.
    private static final double OF_WEIGHTS = 1e-5;
    private static final double OF_PROBABILITIES = 1e-6;

    @Test
    void correctsProbabilitiesAsPythonDoes() throws IOException {
        Map<?, ?> golden = Files.object(Files.golden("profile.json"));
        int labels = ((Double) golden.get("labels")).intValue();
        List<Map<?, ?>> cases = Files.objects(golden.get("cases"));
        assertEquals(6, cases.size());
        for (Map<?, ?> profile : cases) {
            SignerCorrection correction =
                    SignerCorrection.fit(kept((Map<?, ?>) profile.get("kept")), labels);
            assertRows(profile.get("weights"), correction.weights(), OF_WEIGHTS);
            Map<?, ?> hands = (Map<?, ?>) profile.get("hands");
            double[][] probabilities = rows(hands.get("probabilities"));
            List<?> embeddings = (List<?>) hands.get("embeddings");
            for (int hand = 0; hand < probabilities.length; hand++) {
                correction.correct(probabilities[hand], Files.floats(embeddings.get(hand)));
            }
            assertRows(profile.get("corrected"), probabilities, OF_PROBABILITIES);
        }
    }

    private static List<Evidence> kept(Map<?, ?> kept) {
        double[][] probabilities = rows(kept.get("probabilities"));
        List<?> embeddings = (List<?>) kept.get("embeddings");
        double[] places = Files.numbers(kept.get("places"));
        List<Evidence> frames = new ArrayList<>();
        for (int frame = 0; frame < places.length; frame++) {
            float[] embedding = Files.floats(embeddings.get(frame));
            frames.add(new Evidence(probabilities[frame], embedding, (int) places[frame]));
        }
        return frames;
    }

    private static void assertRows(Object expected, double[][] rows, double rounding) {
        double[][] known = rows(expected);
        assertEquals(known.length, rows.length);
        for (int row = 0; row < rows.length; row++) {
            assertArrayEquals(known[row], rows[row], rounding);
        }
    }

    private static double[][] rows(Object list) {
        return ((List<?>) list).stream().map(Files::numbers).toArray(double[][]::new);
    }
}
