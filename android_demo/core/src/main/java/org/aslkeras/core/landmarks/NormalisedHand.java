package org.aslkeras.core.landmarks;

import org.aslkeras.core.frames.Picture;
import static org.aslkeras.core.hand.Skeleton.COORDINATES;

import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;

/**
 * A hand as MediaPipe gives it.
 *
 * @param landmarks {@code float[63]}: x and z in shares of the picture's width, y of its height
 * @param handedness for a mirrored picture
 * @param score of the handedness, 0.5 to 1
 */
record NormalisedHand(float[] landmarks, Handedness handedness, float score) {
    private static final int WRIST = 0;
    private static final float SCALE = 2;
    private static final float SHIFT = -0.1f;

    // The roots of three fingers, which a hand points along.
    private static final int INDEX = 5;
    private static final int MIDDLE = 9;
    private static final int RING = 13;

    // The wrist and the two lower joints of each finger: fingertips move too much.
    private static final int[] STEADY = {0, 1, 2, 3, 5, 6, 9, 10, 13, 14, 17, 18};

    /** The hand in pixels of the picture. */
    Hand inPixels(Picture picture) {
        float[] pixels = landmarks.clone();
        for (int index = 0; index < pixels.length; index += COORDINATES) {
            pixels[index] *= picture.width();
            pixels[index + 1] *= picture.height();
            pixels[index + 2] *= picture.width();
        }
        return new Hand(pixels, handedness, score);
    }

    /** HandLandmarkLandmarksToRoi: where the hand will be in the next picture. */
    Region nextRegion(Picture picture) {
        int across = picture.width();
        int down = picture.height();
        float rotation = rotation(across, down);
        float cos = Region.cos(Region.normalised(-rotation));
        float sin = Region.sin(Region.normalised(-rotation));
        Bounds upright = new Bounds();
        for (int landmark : STEADY) {
            upright.add(x(landmark), y(landmark));
        }
        Bounds rotated = new Bounds();
        for (int landmark : STEADY) {
            float x = (x(landmark) - upright.centreX()) * across;
            float y = (y(landmark) - upright.centreY()) * down;
            rotated.add(x * cos - y * sin, x * sin + y * cos);
        }
        float x = rotated.centreX() * cos + rotated.centreY() * sin + across * upright.centreX();
        float y = -rotated.centreX() * sin + rotated.centreY() * cos + down * upright.centreY();
        return new Region(
                        x / across,
                        y / down,
                        rotated.width() / across,
                        rotated.height() / down,
                        rotation)
                .expanded(SCALE, SHIFT, picture);
    }

    private float rotation(int across, int down) {
        float x = ((x(INDEX) + x(RING)) / 2 + x(MIDDLE)) / 2 * across;
        float y = ((y(INDEX) + y(RING)) / 2 + y(MIDDLE)) / 2 * down;
        return Region.uprightRotation(x - x(WRIST) * across, y - y(WRIST) * down);
    }

    private float x(int landmark) {
        return landmarks[COORDINATES * landmark];
    }

    private float y(int landmark) {
        return landmarks[COORDINATES * landmark + 1];
    }

    /** MediaPipe's greatest values begin at the least positive float, not below zero. */
    private static final class Bounds {
        private float left = Float.MAX_VALUE;
        private float top = Float.MAX_VALUE;
        private float right = Float.MIN_NORMAL;
        private float bottom = Float.MIN_NORMAL;

        private void add(float x, float y) {
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x);
            bottom = Math.max(bottom, y);
        }

        private float centreX() {
            return (right + left) / 2;
        }

        private float centreY() {
            return (bottom + top) / 2;
        }

        private float width() {
            return right - left;
        }

        private float height() {
            return bottom - top;
        }
    }
}
