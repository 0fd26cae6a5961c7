package org.aslkeras.core.adapt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.Files;
import org.junit.jupiter.api.Test;

class PrototypesTest {
    /** The results in the file are float32. */
    private static final double ROUNDING = 1e-6;

    @Test
    void raiseProbabilitiesAsPythonDoes() throws IOException {
        List<Map<?, ?>> cases = Files.objects(Files.object(Files.golden("profile.json")).get("cases"));
        assertEquals(5, cases.size());
        for (Map<?, ?> profile : cases) {
            List<Map<?, ?>> hands = Files.objects(profile.get("hands"));
            int labels = Files.numbers(hands.get(0).get("probabilities")).length;
            Prototypes prototypes = prototypes((Map<?, ?>) profile.get("kept"), labels);
            for (Map<?, ?> hand : hands) {
                double[] raised = Files.numbers(hand.get("probabilities"));
                prototypes.raise(raised, Files.floats(hand.get("embedding")));
                assertArrayEquals(Files.numbers(hand.get("raised")), raised, ROUNDING);
            }
        }
    }

    private static Prototypes prototypes(Map<?, ?> kept, int labels) {
        List<?> embeddings = (List<?>) kept.get("embeddings");
        double[] places = Files.numbers(kept.get("places"));
        return new Prototypes(
                embeddings.stream().map(Files::floats).toArray(float[][]::new),
                java.util.Arrays.stream(places).mapToInt(place -> (int) place).toArray(),
                labels);
    }
}
