package org.aslkeras.demo;

import android.graphics.Bitmap;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.mask.Mask;
import org.aslkeras.core.mask.Masks;

/** A picture and what was read in it, together, so that they cannot drift apart on the screen. */
final class Frame {
    private static final double NANO_MILLIS = 1e-6;

    private Bitmap picture;
    private final Masks masks = new Masks();
    private Bitmap mask;
    private int[] maskPixels = new int[0];
    private Scene scene = Scene.EMPTY;
    private boolean isPhoto = false;
    private boolean isMirrored = false;
    private double convertMillis = 0;
    private double showMillis = 0;

    /** Null before the first frame. */
    Bitmap picture() {
        return picture;
    }

    /** Room for the masks of the scene that is set next. */
    Masks masks() {
        return masks;
    }

    /** The mask of the first hand; null where there is none. */
    Bitmap mask() {
        return scene.hands().isEmpty() ? null : mask;
    }

    /** What was read; in pixels of the picture. */
    Scene scene() {
        return scene;
    }

    /** Whether this is a chosen picture, and not the camera's. */
    boolean isPhoto() {
        return isPhoto;
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
     * Takes over a picture and its scene; memory is new only when a size changes.
     *
     * @param millis that it took to make the picture of what the camera gave
     */
    void set(Picture source, Scene read, double millis, boolean photo, boolean mirrored) {
        long start = System.nanoTime();
        isPhoto = photo;
        isMirrored = mirrored;
        convertMillis = millis;
        picture = sized(picture, source.width(), source.height());
        picture.setPixels(
                source.pixels(), 0, source.width(), 0, 0, source.width(), source.height());
        scene = read;
        if (!read.hands().isEmpty()) {
            setMask(read.hands().get(0).mask());
        }
        showMillis = (System.nanoTime() - start) * NANO_MILLIS;
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
