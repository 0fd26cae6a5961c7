package org.aslkeras.core.landmarks;

import java.util.Arrays;

/**
 * From the pixels of a square to those of a picture, as OpenCV's {@code getPerspectiveTransform} and
 * {@code warpPerspective} compute it: by elimination, then the inverse, in this order of operations.
 *
 * <p>All of it is a shift, a turn and a scale, which could be had exactly. But in a picture of odd width
 * many positions lie in the middle between two steps of 1/32 pixel: which one they are rounded to hangs
 * on the last bit of OpenCV's, and moves a hand's landmarks by up to 3 % of its size.
 */
final class Perspective {
    private static final int SIZE = 8;
    private static final int BLOCK = 64; // columns: OpenCV starts anew after so many
    private static final int FRACTIONS = 32;

    private final float[] square;
    private final double[][] rows = new double[SIZE][SIZE];
    private final double[] solution = new double[SIZE];
    private final double[] inverse = new double[SIZE + 1];

    /**
     * @param side of the square in pixels
     */
    Perspective(int side) {
        square = new float[] {0, side, 0, 0, side, 0, side, side};
    }

    /**
     * The transformation from now on.
     *
     * @param corners x and y of the bottom left, top left, top right and bottom right, in pixels
     */
    void set(float[] corners) {
        for (int corner = 0; corner < SIZE / 2; corner++) {
            float x = corners[2 * corner];
            float y = corners[2 * corner + 1];
            setRow(corner, 0, x, y, square[2 * corner]);
            setRow(corner + SIZE / 2, 3, x, y, square[2 * corner + 1]);
        }
        for (int step = 0; step < SIZE; step++) {
            eliminate(step);
        }
        substitute();
        invert();
    }

    /** Fills in where the pixels of a row lie, in 1/32 pixels of the picture. */
    void place(int row, int[] xs, int[] ys) {
        double[] m = inverse;
        for (int start = 0; start < xs.length; start += BLOCK) {
            double x = m[0] * start + m[1] * row + m[2];
            double y = m[3] * start + m[4] * row + m[5];
            double w = m[6] * start + m[7] * row + m[8];
            for (int step = 0; step < Math.min(BLOCK, xs.length - start); step++) {
                double scale = FRACTIONS / (w + m[6] * step);
                xs[start + step] = (int) Math.rint((x + m[0] * step) * scale);
                ys[start + step] = (int) Math.rint((y + m[3] * step) * scale);
            }
        }
    }

    private void setRow(int row, int at, float x, float y, float target) {
        double[] values = rows[row];
        Arrays.fill(values, 0);
        values[at] = x;
        values[at + 1] = y;
        values[at + 2] = 1;
        values[6] = -x * target;
        values[7] = -y * target;
        solution[row] = target;
    }

    private void eliminate(int step) {
        int largest = step;
        for (int row = step + 1; row < SIZE; row++) {
            if (Math.abs(rows[row][step]) > Math.abs(rows[largest][step])) {
                largest = row;
            }
        }
        double[] pivot = rows[largest];
        double known = solution[largest];
        rows[largest] = rows[step];
        solution[largest] = solution[step];
        rows[step] = pivot;
        solution[step] = known;
        double scale = -1 / pivot[step];
        for (int row = step + 1; row < SIZE; row++) {
            double share = rows[row][step] * scale;
            for (int column = step + 1; column < SIZE; column++) {
                rows[row][column] += share * pivot[column];
            }
            solution[row] += share * known;
        }
    }

    private void substitute() {
        for (int row = SIZE - 1; row >= 0; row--) {
            double sum = solution[row];
            for (int column = row + 1; column < SIZE; column++) {
                sum -= rows[row][column] * solution[column];
            }
            solution[row] = sum / rows[row][row];
        }
    }

    /** Of three rows of three, the last of which is 1. */
    private void invert() {
        double[] m = solution;
        double determinant =
                m[0] * (m[4] - m[5] * m[7])
                        - m[1] * (m[3] - m[5] * m[6])
                        + m[2] * (m[3] * m[7] - m[4] * m[6]);
        double scale = 1 / determinant;
        inverse[0] = (m[4] - m[5] * m[7]) * scale;
        inverse[1] = (m[2] * m[7] - m[1]) * scale;
        inverse[2] = (m[1] * m[5] - m[2] * m[4]) * scale;
        inverse[3] = (m[5] * m[6] - m[3]) * scale;
        inverse[4] = (m[0] - m[2] * m[6]) * scale;
        inverse[5] = (m[2] * m[3] - m[0] * m[5]) * scale;
        inverse[6] = (m[3] * m[7] - m[4] * m[6]) * scale;
        inverse[7] = (m[1] * m[6] - m[0] * m[7]) * scale;
        inverse[8] = (m[0] * m[4] - m[1] * m[3]) * scale;
    }
}
