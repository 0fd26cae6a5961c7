package org.aslkeras.core.hand;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.Files;
import org.junit.jupiter.api.Test;

class HandIdentitiesTest {
    @Test
    void numbersHandsThatCrossLeaveAndComeBackAsPythonDoes() throws IOException {
        HandIdentities identities = new HandIdentities();
        Map<?, ?> vectors = Files.object(Files.vectors("identities.json"));
        for (Map<?, ?> frame : Files.objects(vectors.get("frames"))) {
            List<Hand> hands = hands(frame);
            List<Hand> kept = new ArrayList<>();
            for (double index : Files.numbers(frame.get("kept"))) {
                kept.add(hands.get((int) index));
            }
            assertEquals(kept, DistinctHands.of(hands));
            double time = (Double) frame.get("time");
            assertEquals(numbers(frame), List.copyOf(identities.update(time, kept).keySet()));
        }
    }

    private static List<Hand> hands(Map<?, ?> frame) {
        return Files.objects(frame.get("hands")).stream()
                .map(hand -> new Hand(
                        Files.landmarks(hand.get("landmarks")),
                        Handedness.valueOf((String) hand.get("handedness")),
                        ((Double) hand.get("score")).floatValue()))
                .toList();
    }

    private static List<Integer> numbers(Map<?, ?> frame) {
        return Arrays.stream(Files.numbers(frame.get("numbers")))
                .mapToObj(number -> (int) number)
                .toList();
    }
}
