package org.aslkeras.core.mask;

import static org.aslkeras.core.mask.MaskFit.SUBPIXELS;

import java.util.Arrays;
import java.util.List;

/**
 * Draws a hand's skeleton on black, equal to {@code asl_keras.mask} in every pixel.
 *
 * <p>Keeps its buffers, so that drawing allocates nothing; one thread at a time may use it.
 */
public final class MaskRenderer {
    /** The definition of the mask that this draws; a model trained on another is refused. */
    public static final int VERSION = 1;

    private static final int RGB = 3;
    private static final int LEAST_SIDE = 32;
    private static final int GREATEST_SIDE = 512;
    private static final List<Shape> SHAPES = Shape.all();

    private final int side;
    private final MaskFit fit;
    private final Span span = new Span();

    /**
     * @param side of the mask in pixels, a multiple of 16 from 32 to 512
     * @throws IllegalArgumentException for any other side
     */
    public MaskRenderer(int side) {
        if (!isSide(side)) {
            throw new IllegalArgumentException(
                    "Expected a side that is a multiple of 16 from 32 to 512. Received: " + side);
        }
        this.side = side;
        this.fit = new MaskFit(side);
    }

    /** Whether masks can have such a side. */
    public static boolean isSide(int side) {
        return side >= LEAST_SIDE && side <= GREATEST_SIDE && side % 16 == 0;
    }

    /** The number of bytes of a mask: side x side x 3. */
    public int size() {
        return side * side * RGB;
    }

    /** In pixels. */
    public int side() {
        return side;
    }

    /**
     * Draws a hand.
     *
     * @param landmarks {@code float[63]}, finite x and y in any common unit; z is not used
     * @param mask receives {@link #size} bytes of RGB, row by row
     */
    public void draw(float[] landmarks, byte[] mask) {
        Arrays.fill(mask, (byte) 0);
        int[] points = fit.fit(landmarks);
        for (int index = 0; index < SHAPES.size(); index++) {
            draw(SHAPES.get(index), points, mask);
        }
    }

    /** Reflects a mask left to right: {@code mirrored} is the mask of the other hand's drawing. */
    public void mirror(byte[] mask, byte[] mirrored) {
        for (int pixel = 0; pixel < side * side; pixel++) {
            int row = pixel / side;
            int source = RGB * pixel;
            int target = RGB * (row * side + side - 1 - (pixel - row * side));
            mirrored[target] = mask[source];
            mirrored[target + 1] = mask[source + 1];
            mirrored[target + 2] = mask[source + 2];
        }
    }

    private void draw(Shape shape, int[] points, byte[] mask) {
        int ax = points[2 * shape.from()];
        int ay = points[2 * shape.from() + 1];
        int bx = points[2 * shape.to()];
        int by = points[2 * shape.to() + 1];
        int radius = shape.isLandmark() ? 3 * side / 16 : side / 8;
        int bottom = lastCentre(Math.max(ay, by) + radius);
        for (int row = firstCentre(Math.min(ay, by) - radius); row <= bottom; row++) {
            span.set(ax, ay, bx, by, radius, SUBPIXELS * row + SUBPIXELS / 2);
            fill(mask, row, firstCentre(span.left), lastCentre(span.right), shape.rgb());
        }
    }

    private void fill(byte[] mask, int row, int first, int last, int rgb) {
        int end = RGB * (row * side + last + 1);
        for (int index = RGB * (row * side + first); index < end; index += RGB) {
            mask[index] = (byte) (rgb >> 16);
            mask[index + 1] = (byte) (rgb >> 8);
            mask[index + 2] = (byte) rgb;
        }
    }

    /** The first pixel whose centre is not before the position. */
    private static int firstCentre(long position) {
        return (int) -Math.floorDiv(SUBPIXELS / 2 - position, (long) SUBPIXELS);
    }

    /** The last pixel whose centre is not after the position. */
    private static int lastCentre(long position) {
        return (int) Math.floorDiv(position - SUBPIXELS / 2, (long) SUBPIXELS);
    }
}
