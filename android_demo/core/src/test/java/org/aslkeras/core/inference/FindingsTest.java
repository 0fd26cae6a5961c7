package org.aslkeras.core.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aslkeras.core.Files;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.litert.Folder;
import org.junit.jupiter.api.Test;

class FindingsTest {
    /** Of a step of an 8-bit probability: a turned hand may lie a float apart from Python's. */
    private static final double ROUNDING = 1e-3;

    @Test
    void severalLooksShowTogetherWhatTheyShowInPython() throws Exception {
        assumeTrue(System.getProperty("asl.litert") != null, "LiteRT's library is not named");
        Map<?, ?> content = Files.object(Files.vectors("findings.json"));
        Set<Findings.Standing> seen = EnumSet.noneOf(Findings.Standing.class);
        int exact = 0;
        List<Map<?, ?>> cases = Files.objects(content.get("cases"));
        Path models = Path.of((String) content.get("models"));
        try (Reader reader = Shipped.in(new Folder(models)).open()) {
            for (Map<?, ?> known : cases) {
                List<?> hands = (List<?>) known.get("hands");
                Findings findings =
                        Findings.read(reader, hands.stream().map(FindingsTest::hand).toList());
                double[] expected = Files.numbers(known.get("probabilities"));
                if (difference(expected, findings.probabilities()) < ROUNDING) {
                    assertEquals(known.get("standing"), findings.standing().name());
                    exact++;
                }
                seen.add(findings.standing());
            }
        }
        assertEquals(EnumSet.allOf(Findings.Standing.class), seen);
        assertTrue(exact >= 0.98 * cases.size(), exact + " of " + cases.size() + " are equal");
    }

    private static double difference(double[] expected, double[] read) {
        double largest = 0;
        for (int label = 0; label < expected.length; label++) {
            largest = Math.max(largest, Math.abs(expected[label] - read[label]));
        }
        return largest;
    }

    private static Hand hand(Object landmarks) {
        return new Hand(Files.landmarks(landmarks), Handedness.LEFT, 1);
    }
}
