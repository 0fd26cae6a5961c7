package org.aslkeras.core.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aslkeras.core.Files;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The movements that Python reads alike: at the same frames, with the same paths. */
class GoldenMovementsTest {
    /** Sums of the network run in another order, and both sums are of doubles. */
    private static final double EXACT = 1e-9;

    private static final double LAST = -1;

    @TestFactory
    Stream<DynamicTest> readsTheGoldenMovements() throws IOException {
        Network network = GoldenMovements.network();
        return GoldenMovements.cases().stream()
                .map(one -> DynamicTest.dynamicTest(
                        (String) one.get("name"), () -> check(one, new MovementReader(network))));
    }

    private static void check(Map<?, ?> golden, MovementReader reader) {
        List<Map<?, ?>> expected = Files.objects(golden.get("movements"));
        List<Double> shown = new ArrayList<>();
        int found = 0;
        double number = 0;
        for (Map<?, ?> frame : Files.objects(golden.get("frames"))) {
            double time = (Double) frame.get("time");
            Movement movement = reader.update(time, GoldenMovements.hand(frame));
            if (movement != null) {
                check(expected.get(found++), movement, number);
            }
            float[] path = reader.path();
            shown.add(path == null ? 0.0 : path.length / 2.0);
            number++;
        }
        Movement last = reader.end();
        if (last != null) {
            check(expected.get(found++), last, LAST);
        }
        assertEquals(expected.size(), found);
        assertEquals(golden.get("shown"), shown);
    }

    private static void check(Map<?, ?> expected, Movement movement, double frame) {
        assertEquals(expected.get("frame"), frame);
        assertEquals(expected.get("letter"), movement.letter());
        assertEquals(expected.get("start"), movement.start());
        assertEquals(expected.get("end"), movement.end());
        assertEquals((Double) expected.get("probability"), movement.probability(), EXACT);
        assertArrayEquals(Files.floats(expected.get("path")), movement.path());
    }
}
