package org.aslkeras.core.landmarks;

import static org.aslkeras.core.hand.Skeleton.COORDINATES;

import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;

/**
 * A square window on a picture, perhaps turned and mirrored, one way to look at it: {@code
 * asl_keras.landmarks.window}, to the pixel.
 *
 * <p>What is seen through it is OpenCV's {@code warpAffine} with INTER_LINEAR and BORDER_REPLICATE on
 * 8-bit pixels: positions are rounded to 1/1024 pixel for the column and the row each, and their sum
 * to 1/32; the four neighbours are weighted in whole numbers.
 */
final class Window {
    private static final int PIXELS = 640; // of its side, at most
    private static final double RADIANS = Math.PI / 180;
    private static final int POSITION_BITS = 10;
    private static final int FRACTION_BITS = 5;
    private static final int FRACTIONS = 1 << FRACTION_BITS;
    private static final int TO_NEAREST = 1 << POSITION_BITS - FRACTION_BITS - 1;
    private static final int WEIGHT_BITS = 2 * FRACTION_BITS;
    private static final int HALF = 1 << WEIGHT_BITS - 1;

    private final double side;
    private final boolean mirrored;
    private final int pixels;

    // From the window's pixels to the picture's: x = acrossX column + downX row + left.
    private final double acrossX;
    private final double acrossY;
    private final double downX;
    private final double downY;
    private final double left;
    private final double top;

    /**
     * @param x of the centre, in pixels of the picture, as all lengths
     * @param side at least 1; the window may reach past the picture, where its edges go on
     * @param degrees by which it is turned clockwise
     * @param mirrored left and right change places in it
     */
    Window(double x, double y, double side, double degrees, boolean mirrored) {
        this.side = side;
        this.mirrored = mirrored;
        this.pixels = (int) Math.min(Math.rint(side), PIXELS);
        double scale = side / pixels;
        double cosine = scale * Math.cos(degrees * RADIANS);
        double sine = scale * Math.sin(degrees * RADIANS);
        double middle = (pixels - 1) / 2.0;
        acrossX = mirrored ? -cosine : cosine;
        acrossY = mirrored ? -sine : sine;
        downX = -sine;
        downY = cosine;
        left = x - middle * (acrossX + downX);
        top = y - middle * (acrossY + downY);
    }

    /** Fills {@code seen} with what is seen through it. */
    void cut(Picture picture, Picture seen) {
        seen.resize(pixels, pixels);
        for (int row = 0; row < pixels; row++) {
            int startX = fixed(downX * row + left) + TO_NEAREST;
            int startY = fixed(downY * row + top) + TO_NEAREST;
            for (int column = 0; column < pixels; column++) {
                int x = startX + fixed(acrossX * column) >> POSITION_BITS - FRACTION_BITS;
                int y = startY + fixed(acrossY * column) >> POSITION_BITS - FRACTION_BITS;
                seen.pixels()[row * pixels + column] = sample(picture, x, y);
            }
        }
    }

    /** A hand that was found in the window, in the pixels of the picture. */
    Hand putBack(Hand hand) {
        float[] seen = hand.landmarks();
        float[] landmarks = new float[seen.length];
        float scale = (float) (side / pixels);
        for (int index = 0; index < seen.length; index += COORDINATES) {
            double x = seen[index];
            double y = seen[index + 1];
            landmarks[index] = (float) (x * acrossX + y * downX + left);
            landmarks[index + 1] = (float) (x * acrossY + y * downY + top);
            landmarks[index + 2] = seen[index + 2] * scale;
        }
        Hand put = new Hand(landmarks, hand.handedness(), hand.score());
        return mirrored ? put.ofOtherSide() : put;
    }

    private static int fixed(double position) {
        return (int) Math.rint(position * (1 << POSITION_BITS));
    }

    /** At a position in 1/32 pixels. */
    private static int sample(Picture picture, int fixedX, int fixedY) {
        int x = fixedX >> FRACTION_BITS;
        int y = fixedY >> FRACTION_BITS;
        int right = fixedX & FRACTIONS - 1;
        int down = fixedY & FRACTIONS - 1;
        int topLeft = picture.nearest(x, y);
        int topRight = picture.nearest(x + 1, y);
        int bottomLeft = picture.nearest(x, y + 1);
        int bottomRight = picture.nearest(x + 1, y + 1);
        int pixel = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int sum =
                    (FRACTIONS - right) * (FRACTIONS - down) * (topLeft >> shift & 255)
                            + right * (FRACTIONS - down) * (topRight >> shift & 255)
                            + (FRACTIONS - right) * down * (bottomLeft >> shift & 255)
                            + right * down * (bottomRight >> shift & 255);
            pixel |= (sum + HALF >> WEIGHT_BITS) << shift;
        }
        return pixel;
    }
}
