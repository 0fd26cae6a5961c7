package org.aslkeras.core.landmarks;

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
    private final Perspective perspective;
    private final float[] corners = new float[8]; // x and y: bottom left, top left, and those opposite
    private final int[] xs;
    private final int[] ys;
    private Picture picture;

    /**
     * @param side of the square in pixels
     * @param border what is seen outside the picture
     */
    Warp(int side, Border border) {
        this.side = side;
        this.border = border;
        perspective = new Perspective(side);
        xs = new int[side];
        ys = new int[side];
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
        setCorners(centreX, centreY, extent, region.rotation());
        perspective.set(corners);
        for (int row = 0; row < side; row++) {
            perspective.place(row, xs, ys);
            for (int column = 0; column < side; column++) {
                sample(xs[column], ys[column], tensor, 3 * (row * side + column));
            }
        }
    }

    /** OpenCV's RotatedRect, which is turned by degrees. */
    private void setCorners(float x, float y, float extent, float rotation) {
        float degrees = (float) (rotation * 180f / Math.PI);
        double angle = degrees * Math.PI / 180;
        float b = (float) Math.cos(angle) * 0.5f;
        float a = (float) Math.sin(angle) * 0.5f;
        corners[0] = x - a * extent - b * extent;
        corners[1] = y + b * extent - a * extent;
        corners[2] = x + a * extent - b * extent;
        corners[3] = y - b * extent - a * extent;
        for (int place = 0; place < corners.length / 2; place += 2) {
            corners[place + 4] = 2 * x - corners[place];
            corners[place + 5] = 2 * y - corners[place + 1];
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
