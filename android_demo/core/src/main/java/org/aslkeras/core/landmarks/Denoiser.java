package org.aslkeras.core.landmarks;

import java.util.Arrays;
import org.aslkeras.core.frames.Picture;

/**
 * Smooths a noisy picture before hands are looked for in it: {@code asl_keras.landmarks.denoise}, to the
 * pixel. Keeps its memory; one thread at a time may use it.
 */
final class Denoiser {
    private static final int ROWS = 16;
    private static final int[] APART = {1, 2}; // pixels between which noise shows
    private static final double GAUSSIAN_MEDIAN = 0.6745;
    private static final double STEP = 1.25;
    private static final double WIDEST = 1.0 / 128;
    private static final int GREATEST = 8 * 255; // of the difference of two Laplacians

    private final int[] counts = new int[GREATEST + 1];
    private final Picture smooth = new Picture();
    private int[] sums = new int[0];

    /** The picture itself if its noise is below 1.25 of 255, else one that the next call overwrites. */
    Picture denoised(Picture picture) {
        double widest = WIDEST * Math.min(picture.width(), picture.height());
        int reach = (int) Math.min(noise(picture) / STEP, widest);
        if (reach < 1) {
            return picture;
        }
        blur(picture, reach);
        return smooth;
    }

    /** The standard deviation of the noise in the green channel, 0 to 255. */
    double noise(Picture picture) {
        if (Math.min(picture.width(), picture.height()) <= 2 * APART[APART.length - 1]) {
            return 0;
        }
        double most = 0;
        for (int apart : APART) {
            most = Math.max(most, noise(picture, apart));
        }
        return most;
    }

    /** By pixels that are so far apart. */
    private double noise(Picture picture, int apart) {
        int rows = picture.height() - 2 * apart;
        int columns = picture.width() - 2 * apart;
        Arrays.fill(counts, 0);
        int count = 0;
        for (int row = 0; row < rows; row += Math.max(rows / ROWS, 1)) {
            for (int column = 0; column < columns; column++) {
                int first = row * picture.width() + column;
                counts[Math.abs(difference(picture, first, apart))]++;
                count++;
            }
        }
        double median = (ranked((count - 1) / 2) + ranked(count / 2)) / 2.0;
        return median / (6 * GAUSSIAN_MEDIAN);
    }

    /** Of two Laplacians, over three rows and columns from a pixel on. */
    private static int difference(Picture picture, int first, int apart) {
        int down = apart * picture.width();
        int left = laplacian(picture.pixels(), first, down);
        int middle = laplacian(picture.pixels(), first + apart, down);
        int right = laplacian(picture.pixels(), first + 2 * apart, down);
        return left - 2 * middle + right;
    }

    private static int laplacian(int[] pixels, int first, int down) {
        return green(pixels[first]) - 2 * green(pixels[first + down])
                + green(pixels[first + 2 * down]);
    }

    private static int green(int pixel) {
        return pixel >> 8 & 255;
    }

    /** The difference that so many are not greater than. */
    private int ranked(int rank) {
        int value = 0;
        for (int below = counts[0]; below <= rank; below += counts[value]) {
            value++;
        }
        return value;
    }

    /** The mean of a square around each pixel; beyond the edges the picture is reflected. */
    private void blur(Picture picture, int reach) {
        int width = picture.width();
        int height = picture.height();
        smooth.resize(width, height);
        if (sums.length < 3 * width) {
            sums = new int[3 * width];
        }
        Arrays.fill(sums, 0);
        for (int y = -reach; y <= reach; y++) {
            add(picture, reflected(y, height), 1);
        }
        for (int y = 0; y < height; y++) {
            blurRow(y, width, reach);
            add(picture, reflected(y - reach, height), -1);
            add(picture, reflected(y + reach + 1, height), 1);
        }
    }

    /** Adds a row to the sums of the columns, or takes it away. */
    private void add(Picture picture, int row, int sign) {
        int width = picture.width();
        for (int x = 0; x < width; x++) {
            int pixel = picture.pixels()[row * width + x];
            sums[3 * x] += sign * (pixel >> 16 & 255);
            sums[3 * x + 1] += sign * (pixel >> 8 & 255);
            sums[3 * x + 2] += sign * (pixel & 255);
        }
    }

    private void blurRow(int row, int width, int reach) {
        int area = (2 * reach + 1) * (2 * reach + 1);
        int red = area / 2; // rounds
        int green = area / 2;
        int blue = area / 2;
        for (int x = -reach; x <= reach; x++) {
            int column = 3 * reflected(x, width);
            red += sums[column];
            green += sums[column + 1];
            blue += sums[column + 2];
        }
        for (int x = 0; x < width; x++) {
            smooth.pixels()[row * width + x] = red / area << 16 | green / area << 8 | blue / area;
            int last = 3 * reflected(x - reach, width);
            int next = 3 * reflected(x + reach + 1, width);
            red += sums[next] - sums[last];
            green += sums[next + 1] - sums[last + 1];
            blue += sums[next + 2] - sums[last + 2];
        }
    }

    /** OpenCV's BORDER_REFLECT_101: the pixel at the edge is not repeated. */
    private static int reflected(int position, int size) {
        int inside = Math.abs(position);
        return inside < size ? inside : 2 * size - 2 - inside;
    }
}
