package org.aslkeras.core.frames;

/** How far a camera's frame must be turned so that it is upright on the screen. */
public final class FrameRotation {
    private static final int FULL = 360;

    private FrameRotation() {}

    /**
     * Degrees clockwise: 0, 90, 180 or 270.
     *
     * @param sensor the camera's SENSOR_ORIENTATION, in degrees
     * @param display the display's rotation, in degrees against the device's natural position
     * @param front whether the camera looks at the user; its frames are not mirrored
     */
    public static int clockwise(int sensor, int display, boolean front) {
        return Math.floorMod(front ? sensor + display : sensor - display, FULL);
    }
}
