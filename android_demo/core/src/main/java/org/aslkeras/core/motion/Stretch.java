package org.aslkeras.core.motion;

import java.util.Arrays;
import org.aslkeras.core.hand.Hand;

/** What the network sees of a stretch of frames: {@code asl_keras.motion.stretch}. */
final class Stretch {
    static final int STEPS = 12;
    static final int COLUMNS = 16;
    static final int FEATURES = STEPS * COLUMNS + 1;
    static final double LEAST_REACH = 0.4; // sizes of the hand

    /** The columns of a described hand. */
    static final int INDEX_TIP = 6;
    static final int LITTLE_TIP = 8;
    static final int TIP_DISTANCES = 10;
    static final int SIZE = 15;

    private static final int SIZE_STEP = 8;
    private static final double LARGEST = 8;
    private static final double TRIFLE = 1e-9;
    private static final int WRIST = 0;
    private static final int[] POINTS = {5, 17, 8, 20};
    private static final int[] TIPS = {4, 8, 12, 16, 20};
    private static final int[] KNUCKLES = {5, 9, 17};

    private Stretch() {}

    /** x and y of the wrist, of points relative to it, how far the tips are, and the hand's size. */
    static double[] described(Hand hand) {
        double[] row = new double[COLUMNS];
        row[0] = hand.x(WRIST);
        row[1] = hand.y(WRIST);
        int column = 2;
        for (int point : POINTS) {
            row[column++] = hand.x(point) - row[0];
            row[column++] = hand.y(point) - row[1];
        }
        for (int tip : TIPS) {
            row[column++] = far(hand, tip);
        }
        for (int knuckle : KNUCKLES) {
            row[SIZE] = Math.max(row[SIZE], far(hand, knuckle));
        }
        return row;
    }

    private static double far(Hand hand, int landmark) {
        double across = (double) hand.x(landmark) - hand.x(WRIST);
        double down = (double) hand.y(landmark) - hand.y(WRIST);
        return Math.sqrt(across * across + down * down);
    }

    /**
     * The frames from a start to the last one, at evenly spread times, linear between two frames.
     *
     * @param times increasing, at least two
     * @param frames described hands, one for each time
     */
    static double[][] resampled(double[] times, double[][] frames, double start) {
        double[][] steps = new double[STEPS][COLUMNS];
        double now = times[times.length - 1];
        for (int step = 0; step < STEPS; step++) {
            double wanted = start + (now - start) * ((double) step / (STEPS - 1));
            int after = Math.min(Math.max(firstFrom(times, wanted), 1), times.length - 1);
            double passed = wanted - times[after - 1];
            double share = passed / (times[after] - times[after - 1]);
            share = Math.min(Math.max(share, 0), 1);
            for (int column = 0; column < COLUMNS; column++) {
                double before = frames[after - 1][column];
                steps[step][column] = before + share * (frames[after][column] - before);
            }
        }
        return steps;
    }

    /** The first place whose time is not before the wanted one. */
    private static int firstFrom(double[] times, double wanted) {
        int place = 0;
        while (place < times.length && times[place] < wanted) {
            place++;
        }
        return place;
    }

    /** The size of the hand in resampled frames, at least a trifle. */
    static double sizeOf(double[][] steps) {
        double[] sizes = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            sizes[step] = steps[step][SIZE];
        }
        Arrays.sort(sizes);
        return Math.max(sizes[SIZE_STEP], TRIFLE);
    }

    /** How far the fingertips that draw travel across or down, in sizes of the hand. */
    static double reach(double[][] steps) {
        double reach = 0;
        for (int column = INDEX_TIP; column < LITTLE_TIP + 2; column++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (double[] step : steps) {
                double place = step[column] + step[column % 2];
                least = Math.min(least, place);
                most = Math.max(most, place);
            }
            reach = Math.max(reach, most - least);
        }
        return reach / sizeOf(steps);
    }

    /** Resampled frames relative to the hand's size, and how long they took in seconds. */
    static double[] features(double[][] steps, double seconds) {
        double[] features = new double[FEATURES];
        double[] middle = new double[COLUMNS]; // of the wrist's places; 0 for the other columns
        for (double[] step : steps) {
            middle[0] += step[0];
            middle[1] += step[1];
        }
        double size = sizeOf(steps);
        for (int place = 0; place < STEPS * COLUMNS; place++) {
            int column = place % COLUMNS;
            double value = (steps[place / COLUMNS][column] - middle[column] / STEPS) / size;
            features[place] = Math.min(Math.max(value, -LARGEST), LARGEST);
        }
        features[FEATURES - 1] = Math.log(seconds);
        return features;
    }
}
