package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;

import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;

/** That what a phone will check by itself holds here, with the phone's runtime. */
@RunWith(RobolectricTestRunner.class)
public class DeviceCheckTest {
    @Test
    public void aPhotographIsReadAsByPython() throws Exception {
        DemoApplication desktop = (DemoApplication) RuntimeEnvironment.getApplication();
        KnownHand.Read read = KnownHand.read().readBy(desktop);
        assertEquals("L", read.letter());
        assertEquals(0, read.distance(), 0.01);
    }
}
