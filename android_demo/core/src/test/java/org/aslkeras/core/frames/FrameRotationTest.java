package org.aslkeras.core.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameRotationTest {
    /** Most phones: the back camera's sensor is turned by 90 degrees, the front one's by 270. */
    @ParameterizedTest
    @CsvSource({
        "90, 0, false, 90", "90, 90, false, 0", "90, 180, false, 270", "90, 270, false, 180",
        "270, 0, true, 270", "270, 90, true, 0", "270, 180, true, 90", "270, 270, true, 180",
    })
    void framesAreUprightInEveryPosition(int sensor, int display, boolean front, int expected) {
        assertEquals(expected, FrameRotation.clockwise(sensor, display, front));
    }
}
