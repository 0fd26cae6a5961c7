package org.aslkeras.demo;

import static android.hardware.camera2.CameraCharacteristics.LENS_FACING_BACK;
import static android.hardware.camera2.CameraCharacteristics.LENS_FACING_FRONT;
import static org.junit.Assert.assertEquals;
import static org.robolectric.Shadows.shadowOf;

import android.os.Handler;
import android.os.HandlerThread;
import android.os.Looper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.annotation.Config;
import org.robolectric.util.ReflectionHelpers;

/** Which camera is open, and what is said when it goes; its pictures need a phone. */
@RunWith(RobolectricTestRunner.class)
@Config(shadows = LateCameras.class)
public class CameraFramesTest {
    private final Cameras cameras = new Cameras();
    private final CameraFrames frames = new CameraFrames(RuntimeEnvironment.getApplication());
    private final HandlerThread reader = new HandlerThread("reader");
    private final List<FrameSource.Trouble> troubles = new ArrayList<>();

    @After
    public void stop() {
        frames.stop();
        reader.quit();
    }

    @Test
    public void theOtherCameraOpensWhenTheFirstIsClosed() {
        cameras.add("back", LENS_FACING_BACK);
        cameras.add("front", LENS_FACING_FRONT);
        start(true);
        awaitOpen("front");
        start(false);
        awaitOpen("back");
        frames.stop();
        awaitOpen();
        assertEquals(List.of(), troubles);
    }

    @Test
    public void aCameraThatOpensWhenTheReaderHasEndedIsClosedAgain() {
        cameras.add("front", LENS_FACING_FRONT);
        LateCameras.wait(true);
        start(true);
        Screen.await("the opening", () -> LateCameras.waiting() > 0);
        frames.stop();
        reader.quitSafely();
        LateCameras.say();
        awaitOpen();
    }

    @Test
    public void aCameraThatIsWantedAgainWhileItOpensIsOpenOnce() {
        cameras.add("front", LENS_FACING_FRONT);
        LateCameras.wait(true);
        start(true);
        Screen.await("the opening", () -> LateCameras.waiting() > 0);
        frames.stop();
        start(true);
        LateCameras.say();
        awaitOpen("front");
        assertEquals(List.of(), troubles);
    }

    @Test
    public void saysThatThereIsNoCamera() {
        cameras.addDepth("depth", LENS_FACING_FRONT);
        start(true);
        awaitTroubles(FrameSource.Trouble.NO_CAMERA);
    }

    @Test
    public void aCameraThatWasTakenAwayIsSaidAndTriedAgain() {
        cameras.add("front", LENS_FACING_FRONT);
        start(true);
        awaitOpen("front");
        cameras.shadow.triggerDisconnect();
        awaitTroubles(FrameSource.Trouble.CAMERA_LOST);
        awaitOpen();
        pass(Duration.ofSeconds(1));
        awaitOpen("front");
    }

    @Test
    public void aCameraThatWasTakenAwayIsNotTriedAgainWhenNobodyWantsIt() {
        cameras.add("front", LENS_FACING_FRONT);
        start(true);
        awaitOpen("front");
        cameras.shadow.triggerDisconnect();
        awaitTroubles(FrameSource.Trouble.CAMERA_LOST);
        frames.stop();
        pass(Duration.ofSeconds(10));
        awaitOpen();
        assertEquals(List.of(FrameSource.Trouble.CAMERA_LOST), troubles);
    }

    @Test
    public void saysNothingOfACameraThatIsNoLongerWanted() {
        cameras.add("front", LENS_FACING_FRONT);
        start(true);
        awaitOpen("front");
        frames.stop();
        awaitOpen();
        cameras.shadow.triggerDisconnect();
        pass(Duration.ofSeconds(1));
        assertEquals(List.of(), troubles);
    }

    private void start(boolean front) {
        if (!reader.isAlive()) {
            reader.start();
        }
        frames.start(front, 0, new Handler(reader.getLooper()), new Receiver());
    }

    private void pass(Duration time) {
        Looper looper = ReflectionHelpers.<Handler>getField(frames, "cameras").getLooper();
        shadowOf(looper).idleFor(time);
    }

    private static void awaitOpen(String... names) {
        Screen.await(List.of(names) + "", () -> LateCameras.open().equals(List.of(names)));
    }

    private void awaitTroubles(FrameSource.Trouble... expected) {
        Screen.await(List.of(expected) + "", () -> all().equals(List.of(expected)));
    }

    private List<FrameSource.Trouble> all() {
        synchronized (troubles) {
            return new ArrayList<>(troubles);
        }
    }

    private final class Receiver implements FrameSource.Receiver {
        @Override
        public void onFrame(Picture picture, boolean mirrored, long nanos, double millis) {}

        @Override
        public void onTrouble(FrameSource.Trouble trouble) {
            synchronized (troubles) {
                troubles.add(trouble);
            }
        }
    }
}
