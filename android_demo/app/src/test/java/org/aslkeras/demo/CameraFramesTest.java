package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.robolectric.Shadows.shadowOf;

import android.content.Context;
import android.graphics.ImageFormat;
import android.hardware.camera2.CameraCharacteristics;
import android.hardware.camera2.CameraDevice;
import android.hardware.camera2.CameraManager;
import android.media.ImageReader;
import android.os.Handler;
import android.os.Looper;
import android.util.Size;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowCameraCharacteristics;
import org.robolectric.shadows.ShadowCameraManager;
import org.robolectric.shadows.StreamConfigurationMapBuilder;
import org.robolectric.util.ReflectionHelpers;

/** Which camera is opened, and what is said when it goes; its pictures need a phone. */
@RunWith(RobolectricTestRunner.class)
public class CameraFramesTest {
    private final Context context = RuntimeEnvironment.getApplication();
    private final ShadowCameraManager cameras =
            shadowOf((CameraManager) context.getSystemService(Context.CAMERA_SERVICE));
    private final CameraFrames frames = new CameraFrames(context);
    private final List<FrameSource.Trouble> troubles = new ArrayList<>();

    @After
    public void stop() {
        frames.stop();
    }

    @Test
    public void opensTheCameraThatLooksTheWantedWay() {
        add("back", CameraCharacteristics.LENS_FACING_BACK);
        add("front", CameraCharacteristics.LENS_FACING_FRONT);
        start(true);
        assertEquals("front", device().getId());
        frames.stop();
        start(false);
        assertEquals("back", device().getId());
        assertEquals(List.of(), troubles);
    }

    @Test
    public void takesAnyCameraWhereNoneLooksTheWantedWay() {
        add("back", CameraCharacteristics.LENS_FACING_BACK);
        start(true);
        assertEquals("back", device().getId());
    }

    @Test
    public void asksForTheSizeNearestToTheWantedNumberOfPixels() {
        add("front", CameraCharacteristics.LENS_FACING_FRONT);
        start(true);
        ImageReader images = ReflectionHelpers.getField(frames, "images");
        assertEquals(new Size(720, 480), new Size(images.getWidth(), images.getHeight()));
    }

    @Test
    public void saysThatThereIsNoCamera() {
        start(true);
        assertEquals(List.of(FrameSource.Trouble.NO_CAMERA), troubles);
    }

    @Test
    public void saysThatTheCameraWasTakenAway() {
        add("front", CameraCharacteristics.LENS_FACING_FRONT);
        start(true);
        cameras.triggerDisconnect();
        idle();
        assertEquals(List.of(FrameSource.Trouble.CAMERA_LOST), troubles);
    }

    @Test
    public void saysNothingOfACameraThatIsNoLongerWanted() {
        add("front", CameraCharacteristics.LENS_FACING_FRONT);
        start(true);
        frames.stop();
        cameras.triggerDisconnect();
        idle();
        assertEquals(List.of(), troubles);
        assertNull(device());
    }

    @Test
    public void aCameraThatOpensTooLateIsClosedAgain() {
        add("front", CameraCharacteristics.LENS_FACING_FRONT);
        frames.start(true, 0, new Handler(Looper.getMainLooper()), new Receiver());
        frames.stop();
        idle();
        assertNull(device());
        assertEquals(List.of(), troubles);
    }

    private void start(boolean front) {
        frames.start(front, 0, new Handler(Looper.getMainLooper()), new Receiver());
        idle();
    }

    private CameraDevice device() {
        return ReflectionHelpers.getField(frames, "device");
    }

    private void add(String name, int facing) {
        CameraCharacteristics traits = ShadowCameraCharacteristics.newCameraCharacteristics();
        shadowOf(traits).set(CameraCharacteristics.LENS_FACING, facing);
        shadowOf(traits).set(CameraCharacteristics.SENSOR_ORIENTATION, 90);
        StreamConfigurationMapBuilder sizes = StreamConfigurationMapBuilder.newBuilder();
        for (Size size : List.of(new Size(1920, 1080), new Size(720, 480), new Size(176, 144))) {
            sizes.addOutputSize(ImageFormat.YUV_420_888, size);
        }
        shadowOf(traits)
                .set(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP, sizes.build());
        cameras.addCamera(name, traits);
    }

    private static void idle() {
        shadowOf(Looper.getMainLooper()).idle();
    }

    private final class Receiver implements FrameSource.Receiver {
        @Override
        public void onFrame(Picture picture, boolean mirrored, long nanos) {}

        @Override
        public void onTrouble(FrameSource.Trouble trouble) {
            troubles.add(trouble);
        }
    }
}
