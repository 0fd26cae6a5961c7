package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aslkeras.core.hand.Hand;
import org.junit.Test;
import org.robolectric.shadows.ShadowSystemClock;

/** What is shown while the reader is slower than the camera. */
public class PreviewTest extends ScreenTest {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50); // of the camera
    private static final int SLOW = 4; // frames in a reading
    private static final int SHOWN = 40;

    @Test
    public void whereReadingIsSlowerThanTheCameraFramesBetweenReadingsAreShownWithTheirHands()
            throws IOException {
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        screen = Screen.open(null);
        Source source = screen.activity().screen().engine().source();
        Screen.await("a hand", () -> !source.frame().scene().hands().isEmpty());
        Hand hand = source.frame().scene().hands().get(0).hand();
        Screen.application().camera.inAReading = SLOW;
        List<Long> shown = new ArrayList<>(List.of(source.frame().nanos()));
        while (shown.size() < SHOWN) {
            Frame frame = source.frame();
            if (frame.nanos() != shown.get(shown.size() - 1)) {
                shown.add(frame.nanos());
                assertEquals(1, frame.scene().hands().size());
                Hand other = frame.scene().hands().get(0).hand();
                assertEquals(0, other.distance(hand, 0, 0), 0.05);
            }
        }
        int next = 0;
        for (int place = 1; place < SHOWN; place++) {
            long step = shown.get(place) - shown.get(place - 1);
            assertTrue(step > 0);
            next += step == STEP ? 1 : 0;
        }
        assertTrue(next + " of " + SHOWN, next > SHOWN * (SLOW - 1) / SLOW);
    }

    @Test
    public void howFarThePictureIsBehindTheHandIsSaid() {
        screen = Screen.open(null);
        Screen.application().camera.inAReading = SLOW;
        String clock = "(?s).* behind [1-9]\\d* ms";
        Screen.await("the times", () -> {
            // The newest frame itself may be shown in its turn: the line is made anew in a while.
            ShadowSystemClock.advanceBy(Duration.ofSeconds(1));
            return screen.text(R.id.times).matches(clock);
        });
    }
}
