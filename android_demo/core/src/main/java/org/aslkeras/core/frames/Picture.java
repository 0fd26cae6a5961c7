package org.aslkeras.core.frames;

/**
 * A picture as 0xAARRGGBB pixels, row by row, upright; its memory is used again for the next.
 *
 * <p>Alpha is ignored.
 */
public final class Picture {
    private int width;
    private int height;
    private int[] pixels = new int[0];

    /** In pixels. */
    public int width() {
        return width;
    }

    /** In pixels. */
    public int height() {
        return height;
    }

    /** At least width x height; longer where a larger picture was here before. */
    public int[] pixels() {
        return pixels;
    }

    /** Gives the picture a size; its content is undefined until it is written. */
    public Picture resize(int newWidth, int newHeight) {
        if (newWidth <= 0 || newHeight <= 0) {
            throw new IllegalArgumentException(
                    "Expected a picture of at least a pixel. Received: " + newWidth + " x "
                            + newHeight);
        }
        width = newWidth;
        height = newHeight;
        if (pixels.length < newWidth * newHeight) {
            pixels = new int[newWidth * newHeight];
        }
        return this;
    }

    /** Takes over another picture. */
    public void copy(Picture other) {
        resize(other.width, other.height);
        System.arraycopy(other.pixels, 0, pixels, 0, width * height);
    }

    /** Fills {@code target} with this picture and a border on all sides that repeats its edge. */
    public void copyWithBorder(int border, Picture target) {
        target.resize(width + 2 * border, height + 2 * border);
        for (int y = 0; y < target.height; y++) {
            int row = width * clamp(y - border, height);
            for (int x = 0; x < target.width; x++) {
                target.pixels[y * target.width + x] = pixels[row + clamp(x - border, width)];
            }
        }
    }

    /** The pixel at a position, or for one outside the nearest at the edge. */
    public int nearest(int x, int y) {
        return pixels[clamp(y, height) * width + clamp(x, width)];
    }

    private static int clamp(int position, int size) {
        return Math.max(0, Math.min(size - 1, position));
    }
}
