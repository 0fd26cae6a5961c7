package org.aslkeras.demo;

import static org.robolectric.Shadows.shadowOf;

import android.content.Context;
import android.graphics.ImageFormat;
import android.hardware.camera2.CameraCharacteristics;
import android.hardware.camera2.CameraManager;
import android.util.Range;
import android.util.Size;
import java.util.List;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowCameraCharacteristics;
import org.robolectric.shadows.ShadowCameraManager;
import org.robolectric.shadows.StreamConfigurationMapBuilder;

/** The cameras of a test's phone. */
final class Cameras {
    final CameraManager manager =
            (CameraManager)
                    RuntimeEnvironment.getApplication().getSystemService(Context.CAMERA_SERVICE);
    final ShadowCameraManager shadow = shadowOf(manager);

    void add(String name, int facing) {
        add(name, facing, List.of());
    }

    void add(String name, int facing, List<Range<Integer>> rates) {
        CameraCharacteristics traits = traits(facing);
        StreamConfigurationMapBuilder sizes = StreamConfigurationMapBuilder.newBuilder();
        for (Size size : List.of(new Size(1920, 1080), new Size(720, 480), new Size(176, 144))) {
            sizes.addOutputSize(ImageFormat.YUV_420_888, size);
        }
        shadowOf(traits)
                .set(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP, sizes.build());
        @SuppressWarnings({"unchecked", "rawtypes"})
        Range<Integer>[] all = rates.toArray(new Range[0]);
        shadowOf(traits).set(CameraCharacteristics.CONTROL_AE_AVAILABLE_TARGET_FPS_RANGES, all);
        shadow.addCamera(name, traits);
    }

    /** One that measures depth and gives no pictures. */
    void addDepth(String name, int facing) {
        shadow.addCamera(name, traits(facing));
    }

    private static CameraCharacteristics traits(int facing) {
        CameraCharacteristics traits = ShadowCameraCharacteristics.newCameraCharacteristics();
        shadowOf(traits).set(CameraCharacteristics.LENS_FACING, facing);
        shadowOf(traits).set(CameraCharacteristics.SENSOR_ORIENTATION, 90);
        return traits;
    }
}
