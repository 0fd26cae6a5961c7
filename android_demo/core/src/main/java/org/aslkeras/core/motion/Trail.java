package org.aslkeras.core.motion;

import java.util.Arrays;

/** What a fingertip draws, to be shown while it may be a letter: {@code asl_keras.motion.trail}. */
final class Trail {
    private static final int INDEX = 1; // of the tips' distances, whose first is the thumb's
    private static final int LITTLE = 4;
    private static final double ALONE = 0.25;
    private static final double AGREED = 0.5;
    private static final double REST = 0.35;
    private static final double STILL = 0.2;

    private Trail() {}

    /** The path of the fingertip that draws a letter from a frame on, x and y in turn. */
    static float[] drawn(double[][] frames, String letter, int first) {
        int tip = letter.equals("J") ? Stretch.LITTLE_TIP : Stretch.INDEX_TIP;
        float[] path = new float[2 * (frames.length - first)];
        for (int row = first; row < frames.length; row++) {
            path[2 * (row - first)] = (float) (frames[row][0] + frames[row][tip]);
            path[2 * (row - first) + 1] = (float) (frames[row][1] + frames[row][tip + 1]);
        }
        return path;
    }

    /** The path of the finger that stands alone, from its last rest on; null where none does. */
    static float[] trail(double[] times, double[][] frames) {
        String letter = null;
        if (standsAlone(frames, LITTLE)) {
            letter = "J";
        } else if (standsAlone(frames, INDEX)) {
            letter = "Z";
        }
        if (letter == null) {
            return null;
        }
        double least = STILL * medianSize(frames);
        float[] path = drawn(frames, letter, 0);
        int first = lastRest(times, path, least);
        double moved =
                Math.max(
                        extent(path, first, frames.length - 1, 0),
                        extent(path, first, frames.length - 1, 1));
        return moved >= least ? drawn(frames, letter, first) : null;
    }

    private static boolean standsAlone(double[][] frames, int tip) {
        int alone = 0;
        for (double[] frame : frames) {
            double others = 0;
            for (int other = INDEX; other <= LITTLE; other++) {
                if (other != tip) {
                    others = Math.max(others, frame[Stretch.TIP_DISTANCES + other]);
                }
            }
            double own = frame[Stretch.TIP_DISTANCES + tip];
            alone += own > others + ALONE * frame[Stretch.SIZE] ? 1 : 0;
        }
        return alone >= AGREED * frames.length;
    }

    private static double medianSize(double[][] frames) {
        double[] sizes = new double[frames.length];
        for (int row = 0; row < frames.length; row++) {
            sizes[row] = frames[row][Stretch.SIZE];
        }
        Arrays.sort(sizes);
        int half = sizes.length / 2;
        return sizes.length % 2 == 1 ? sizes[half] : (sizes[half - 1] + sizes[half]) / 2;
    }

    /** The last frame before which a path has stayed within a distance for a while; 0 if none. */
    private static int lastRest(double[] times, float[] path, double least) {
        for (int row = times.length - 1; row > 0 && times[row] - times[0] >= REST; row--) {
            int first = row;
            while (first > 0 && times[first - 1] > times[row] - REST) {
                first--;
            }
            if (Math.max(extent(path, first, row, 0), extent(path, first, row, 1)) < least) {
                return row;
            }
        }
        return 0;
    }

    /** Of a path from one frame to another, along x (0) or y (1). */
    private static double extent(float[] path, int first, int last, int axis) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int row = first; row <= last; row++) {
            low = Math.min(low, path[2 * row + axis]);
            high = Math.max(high, path[2 * row + axis]);
        }
        return high - low;
    }
}
