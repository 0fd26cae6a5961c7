package org.aslkeras.demo;

import android.graphics.Bitmap;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.live.Between;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.mask.Mask;

/** A picture and what it shows, together, so that they cannot drift apart on the screen. */
final class Frame {
    /** When a chosen picture was taken, as nobody knows. */
    static final long PHOTO = Long.MIN_VALUE;

    private static final double NANO_MILLIS = 1e-6;

    private Bitmap picture;
    private Bitmap mask;
    private int[] maskPixels = new int[0];
    private Scene scene = Scene.EMPTY;
    private long nanos = 0;
    private boolean isMirrored = false;
    private double convertMillis = 0;
    private double showMillis = 0;

    /** Null before the first frame. */
    Bitmap picture() {
        return picture;
    }

    /** The mask of the first hand; null where there is none. */
    Bitmap mask() {
        return scene.hands().isEmpty() ? null : mask;
    }

    /** What it shows; in pixels of the picture. */
    Scene scene() {
        return scene;
    }

    /** Whether this is a chosen picture, and not the camera's. */
    boolean isPhoto() {
        return nanos == PHOTO;
    }

    /** When it was taken, in nanoseconds. */
    long nanos() {
        return nanos;
    }

    /** Whether it is as in a mirror. */
    boolean isMirrored() {
        return isMirrored;
    }

    /** How long it took to make the picture of what the camera gave, in milliseconds. */
    double convertMillis() {
        return convertMillis;
    }

    /** How long it took to make the pictures of the screen, in milliseconds. */
    double showMillis() {
        return showMillis;
    }

    /**
     * Takes over a picture, of which nothing is known yet; memory is new only when a size changes.
     *
     * @param taken when, in nanoseconds, or {@link #PHOTO}
     * @param millis that it took to make the picture of what the camera gave
     */
    void set(Picture source, boolean mirrored, long taken, double millis) {
        long start = System.nanoTime();
        isMirrored = mirrored;
        nanos = taken;
        convertMillis = millis;
        picture = sized(picture, source.width(), source.height());
        picture.setPixels(
                source.pixels(), 0, source.width(), 0, 0, source.width(), source.height());
        showMillis = (System.nanoTime() - start) * NANO_MILLIS;
    }

    /** Takes over what the picture shows, by what was read before and after it. */
    void show(Scene before, Scene after, double share) {
        long start = System.nanoTime();
        scene = Between.scene(before, after, share);
        if (!scene.hands().isEmpty()) {
            setMask(scene.hands().get(0).mask());
        }
        showMillis += (System.nanoTime() - start) * NANO_MILLIS;
    }

    private void setMask(Mask seen) {
        byte[] rgb = seen.rgb();
        int side = seen.side();
        mask = sized(mask, side, side);
        if (maskPixels.length != side * side) {
            maskPixels = new int[side * side];
        }
        for (int pixel = 0; pixel < maskPixels.length; pixel++) {
            maskPixels[pixel] =
                    0xff000000
                            | (rgb[3 * pixel] & 255) << 16
                            | (rgb[3 * pixel + 1] & 255) << 8
                            | rgb[3 * pixel + 2] & 255;
        }
        mask.setPixels(maskPixels, 0, side, 0, 0, side, side);
    }

    private static Bitmap sized(Bitmap bitmap, int width, int height) {
        if (bitmap != null && bitmap.getWidth() == width && bitmap.getHeight() == height) {
            return bitmap;
        }
        return Bitmap.createBitmap(width, height, Bitmap.Config.ARGB_8888);
    }
}
