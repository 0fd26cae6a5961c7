package org.aslkeras.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MeasurementTest {
    private final Measurement measurement = new Measurement();

    @Test
    void theMedianAndTheSlowestAreOfFramesWithAHandAndTheRateOfAll() {
        for (int frame = 0; frame < 250; frame++) {
            int hands = frame < 100 ? 1 : 0;
            double hand = hands == 0 ? 5 : frame < 90 ? 30 : 60;
            measurement.add(
                    new Measurement.Taken(
                            0.05 * frame, 2, new StageTimes(hand, 1, 7), hands));
        }
        assertTrue(measurement.isOver());
        assertEquals(200, measurement.count());
        Measurement.Result result = measurement.result();
        assertEquals(new Measurement.Stage(30, 60), result.detect());
        assertEquals(new Measurement.Stage(2, 2), result.convert());
        assertEquals(new Measurement.Stage(40, 70), result.total());
        assertEquals(100, result.withHand());
        assertEquals(20, result.rate(), 1e-9);
    }

    @Test
    void withoutAHandTheTimesAreOfAllFrames() {
        assertThrows(IllegalStateException.class, measurement::result);
        measurement.add(new Measurement.Taken(0, 2, new StageTimes(5, 0, 0), 0));
        assertFalse(measurement.isOver());
        assertEquals(5, measurement.result().detect().median());
        assertEquals(0, measurement.result().rate());
    }
}
