package org.aslkeras.core.landmarks;

import static org.aslkeras.core.landmarks.Region.cos;
import static org.aslkeras.core.landmarks.Region.sin;

import org.aslkeras.core.frames.Picture;

/**
 * Cuts a square out of a picture for a model: MediaPipe's ImageToTensorCalculator on a CPU.
 *
 * <p>It ends in OpenCV's {@code warpPerspective} with INTER_LINEAR on 8-bit pixels, and so does
 * this: a pixel of the square lies at the source position of its corner (not of its centre), which
 * is rounded to 1/32 pixel; the four neighbours are weighted in whole numbers and the sum is
 * rounded to 8 bits before it becomes a float. Smoother resampling moves the landmarks.
 */
final class Warp {
    private static final int FRACTIONS = 32;
    private static final int FRACTION_BITS = 5;
    private static final int WEIGHT_BITS = 2 * FRACTION_BITS;
    private static final int HALF = 1 << WEIGHT_BITS - 1;
    private static final float[] SHARES = new float[256];

    static {
        for (int value = 0; value < SHARES.length; value++) {
            SHARES[value] = value * (1 / 255f);
        }
    }

    private final int side;
    private final Border border;
    private Picture picture;

    /**
     * @param side of the square in pixels
     * @param border what is seen outside the picture
     */
    Warp(int side, Border border) {
        this.side = side;
        this.border = border;
    }

    /**
     * Fills {@code tensor}, side x side x 3, with RGB from 0 to 1.
     *
     * @param region if it is not square in pixels, the shorter side is extended (letterbox)
     */
    void cut(Picture source, Region region, float[] tensor) {
        picture = source;
        float centreX = region.x() * source.width();
        float centreY = region.y() * source.height();
        float extent =
                Math.max(region.width() * source.width(), region.height() * source.height());
        // The corners of OpenCV's RotatedRect: bottom left, top left, top right.
        float b = cos(region.rotation()) * 0.5f;
        float a = sin(region.rotation()) * 0.5f;
        float bottomX = centreX - a * extent - b * extent;
        float bottomY = centreY + b * extent - a * extent;
        float topX = centreX + a * extent - b * extent;
        float topY = centreY - b * extent - a * extent;
        float rightX = 2 * centreX - bottomX;
        float rightY = 2 * centreY - bottomY;
        double acrossX = (double) (rightX - topX) / side * FRACTIONS;
        double acrossY = (double) (rightY - topY) / side * FRACTIONS;
        double downX = (double) (bottomX - topX) / side * FRACTIONS;
        double downY = (double) (bottomY - topY) / side * FRACTIONS;
        for (int row = 0; row < side; row++) {
            double x = (double) topX * FRACTIONS + downX * row;
            double y = (double) topY * FRACTIONS + downY * row;
            cutRow(x, y, acrossX, acrossY, 3 * row * side, tensor);
        }
    }

    private void cutRow(double x, double y, double dx, double dy, int offset, float[] tensor) {
        for (int column = 0; column < side; column++) {
            int fixedX = (int) Math.rint(x + dx * column);
            int fixedY = (int) Math.rint(y + dy * column);
            sample(fixedX, fixedY, tensor, offset + 3 * column);
        }
    }

    private void sample(int fixedX, int fixedY, float[] tensor, int index) {
        int x = fixedX >> FRACTION_BITS;
        int y = fixedY >> FRACTION_BITS;
        int right = fixedX & FRACTIONS - 1;
        int down = fixedY & FRACTIONS - 1;
        int topLeft = pixel(x, y);
        int topRight = pixel(x + 1, y);
        int bottomLeft = pixel(x, y + 1);
        int bottomRight = pixel(x + 1, y + 1);
        int first = (FRACTIONS - right) * (FRACTIONS - down);
        int second = right * (FRACTIONS - down);
        int third = (FRACTIONS - right) * down;
        int fourth = right * down;
        for (int channel = 0; channel < 3; channel++) {
            int shift = 16 - 8 * channel;
            int sum =
                    first * (topLeft >> shift & 255)
                            + second * (topRight >> shift & 255)
                            + third * (bottomLeft >> shift & 255)
                            + fourth * (bottomRight >> shift & 255);
            tensor[index + channel] = SHARES[sum + HALF >> WEIGHT_BITS];
        }
    }

    private int pixel(int x, int y) {
        int width = picture.width();
        int height = picture.height();
        if (x >= 0 && y >= 0 && x < width && y < height) {
            return picture.pixels()[y * width + x];
        }
        if (border == Border.BLACK) {
            return 0;
        }
        return picture.nearest(x, y);
    }
}
