package org.aslkeras.core.hand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.aslkeras.core.Files;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class HandIdentitiesTest {
    // A search through all pairings would take years; this takes milliseconds.
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MANY_HANDS = 10;
    private static final int MANY_TRACKS = 40;

    @TestFactory
    Stream<DynamicTest> numbersTheGoldenHandsAsPythonDoes() throws IOException {
        Map<?, ?> golden = Files.object(Files.golden("identities.json"));
        List<double[]> shapes = ((List<?>) golden.get("shapes")).stream().map(Files::numbers).toList();
        return Files.objects(golden.get("cases")).stream()
                .map(one -> DynamicTest.dynamicTest(
                        (String) one.get("name"), () -> check(one, shapes)));
    }

    @Test
    void manyHandsAgainstManyTracksAreNumberedInTime() {
        assertTimeoutPreemptively(PATIENCE, () -> {
            HandIdentities identities = new HandIdentities();
            for (int frame = 0; frame < MANY_TRACKS; frame++) {
                identities.update(0.01 * frame, List.of(at(1000 * frame)));
            }
            assertEquals(MANY_TRACKS, identities.ids().size());
            List<Hand> hands = new ArrayList<>();
            for (int hand = 0; hand < MANY_HANDS; hand++) {
                hands.add(at(1000 * hand + 10));
            }
            assertEquals(
                    List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
                    List.copyOf(identities.update(0.45, hands).keySet()));
        });
    }

    private static void check(Map<?, ?> golden, List<double[]> shapes) {
        HandIdentities identities = new HandIdentities();
        for (Map<?, ?> frame : Files.objects(golden.get("frames"))) {
            List<Hand> hands = Files.objects(frame.get("hands")).stream()
                    .map(hand -> hand(hand, shapes))
                    .toList();
            List<Hand> kept = DistinctHands.of(hands);
            assertEquals(integers(frame.get("kept")), kept.stream().map(hands::indexOf).toList());
            double time = (Double) frame.get("time");
            assertEquals(
                    integers(frame.get("numbers")),
                    List.copyOf(identities.update(time, kept).keySet()));
            assertEquals(integers(frame.get("live")), List.copyOf(identities.ids()));
        }
    }

    /** A shape at a place; all are whole pixels, so that every language has the same numbers. */
    private static Hand hand(Map<?, ?> golden, List<double[]> shapes) {
        double[] points = shapes.get(((Double) golden.get("shape")).intValue());
        double[] place = Files.numbers(golden.get("place"));
        float[] landmarks = new float[63];
        for (int landmark = 0; landmark < 21; landmark++) {
            landmarks[3 * landmark] = (float) (points[2 * landmark] + place[0]);
            landmarks[3 * landmark + 1] = (float) (points[2 * landmark + 1] + place[1]);
        }
        Handedness handedness = Handedness.valueOf(((String) golden.get("handedness")).toUpperCase(Locale.ROOT));
        return new Hand(landmarks, handedness, ((Double) golden.get("score")).floatValue());
    }

    private static Hand at(int x) {
        float[] landmarks = new float[63];
        for (int landmark = 0; landmark < 21; landmark++) {
            landmarks[3 * landmark] = x + 5 * landmark;
            landmarks[3 * landmark + 1] = 3 * landmark;
        }
        return new Hand(landmarks, Handedness.LEFT, 1);
    }

    private static List<Integer> integers(Object numbers) {
        return Arrays.stream(Files.numbers(numbers)).mapToObj(number -> (int) number).toList();
    }
}
