package org.aslkeras.demo;

import android.graphics.ImageFormat;
import android.hardware.camera2.CameraAccessException;
import android.hardware.camera2.CameraCharacteristics;
import android.hardware.camera2.CameraManager;
import android.hardware.camera2.params.StreamConfigurationMap;
import android.util.Range;
import android.util.Size;

/**
 * A camera that gives pictures, and how it is to give them.
 *
 * @param front whether it looks at the user
 * @param orientation of its sensor, in degrees
 * @param size of its frames
 * @param rates the frames a second that it may choose from; null for its own choice
 */
record CameraChoice(String id, boolean front, int orientation, Size size, Range<Integer> rates) {
    // Large enough for a hand at arm's length, small enough to convert in milliseconds.
    private static final int WANTED_PIXELS = 640 * 480;

    private static final int MOST_FRAMES = 30; // a second
    private static final int DARK_FRAMES = 15; // in the dark, so that no letter is lost

    /** The camera that looks the wanted way, else any, else null. */
    static CameraChoice of(CameraManager manager, boolean front) throws CameraAccessException {
        CameraChoice any = null;
        for (String id : manager.getCameraIdList()) {
            CameraChoice camera = of(id, manager);
            if (camera != null && camera.front == front) {
                return camera;
            }
            any = any == null ? camera : any;
        }
        return any;
    }

    /** Null for a camera that gives no pictures, as one that measures depth alone. */
    private static CameraChoice of(String id, CameraManager manager) {
        try {
            CameraCharacteristics traits = manager.getCameraCharacteristics(id);
            Size size = size(traits);
            if (size == null) {
                return null;
            }
            Integer facing = traits.get(CameraCharacteristics.LENS_FACING);
            Integer orientation = traits.get(CameraCharacteristics.SENSOR_ORIENTATION);
            return new CameraChoice(
                    id,
                    facing != null && facing == CameraCharacteristics.LENS_FACING_FRONT,
                    orientation == null ? 0 : orientation,
                    size,
                    rates(traits));
        } catch (CameraAccessException | IllegalArgumentException error) {
            return null; // it was unplugged, or may not be asked: another may do
        }
    }

    /** The camera's size with the number of pixels nearest to the wanted one; null for none. */
    private static Size size(CameraCharacteristics traits) {
        StreamConfigurationMap map =
                traits.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP);
        Size[] sizes = map == null ? null : map.getOutputSizes(ImageFormat.YUV_420_888);
        Size best = null;
        for (Size size : sizes == null ? new Size[0] : sizes) {
            best = best == null || distance(size) < distance(best) ? size : best;
        }
        return best;
    }

    private static int distance(Size size) {
        return Math.abs(size.getWidth() * size.getHeight() - WANTED_PIXELS);
    }

    /** Up to 30 frames a second, and as few in the dark as are enough, but not fewer. */
    private static Range<Integer> rates(CameraCharacteristics traits) {
        Range<Integer>[] known =
                traits.get(CameraCharacteristics.CONTROL_AE_AVAILABLE_TARGET_FPS_RANGES);
        Range<Integer> best = null;
        if (known != null) {
            for (Range<Integer> range : known) {
                best = best == null || value(range) > value(best) ? range : best;
            }
        }
        return best;
    }

    private static int value(Range<Integer> range) {
        int tooMany = Math.max(0, range.getUpper() - MOST_FRAMES);
        int most = Math.min(range.getUpper(), MOST_FRAMES);
        int above = range.getLower() - DARK_FRAMES;
        int apart = above < 0 ? -2 * above : above;
        return MOST_FRAMES * (most - tooMany) - apart;
    }
}
