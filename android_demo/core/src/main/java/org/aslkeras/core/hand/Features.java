package org.aslkeras.core.hand;

import static org.aslkeras.core.hand.Skeleton.COORDINATES;
import static org.aslkeras.core.hand.Skeleton.LANDMARKS;

/**
 * The features of a hand: where its landmarks are, and how far from each other; {@code
 * asl_keras.hand.features}, in floats that are added in NumPy's order.
 *
 * <p>x of the 21 landmarks, then y, then the distances between landmarks i < j, in the order (0, 1),
 * (0, 2), ... (19, 20), of a hand whose landmarks have the mean 0 and the root mean square distance 1
 * from it. A hand of no size is all zeros.
 */
public final class Features {
    /** The definition; a model trained on another is refused. */
    public static final int VERSION = 1;

    /** So many: 21 x, 21 y and 210 distances. */
    public static final int COUNT = 2 * LANDMARKS + LANDMARKS * (LANDMARKS - 1) / 2;

    private static final int LANES = 8; // of NumPy's sum of a row

    private Features() {}

    /**
     * Computes the features of a hand.
     *
     * @param landmarks {@code float[63]} in any common unit; z is not used
     * @param features receives {@link #COUNT} numbers
     */
    public static void of(float[] landmarks, float[] features) {
        centre(landmarks, 0, features);
        centre(landmarks, 1, features);
        float size = size(features);
        for (int index = 0; index < 2 * LANDMARKS; index++) {
            features[index] /= size > 0 ? size : 1;
        }
        int place = 2 * LANDMARKS;
        for (int first = 0; first < LANDMARKS; first++) {
            for (int second = first + 1; second < LANDMARKS; second++) {
                float x = features[first] - features[second];
                float y = features[LANDMARKS + first] - features[LANDMARKS + second];
                features[place++] = (float) Math.sqrt(x * x + y * y);
            }
        }
    }

    /** The features of the mirrored hand: x changes its sign. */
    public static void mirror(float[] features) {
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            features[landmark] = -features[landmark];
        }
    }

    /** Moves to the first landmark before, else the mean of equal numbers may differ from them. */
    private static void centre(float[] landmarks, int coordinate, float[] features) {
        int start = coordinate * LANDMARKS;
        float sum = 0;
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            float position = landmarks[COORDINATES * landmark + coordinate] - landmarks[coordinate];
            features[start + landmark] = position;
            sum += position;
        }
        float mean = sum / LANDMARKS;
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            features[start + landmark] -= mean;
        }
    }

    /** The root mean square distance from 0. */
    private static float size(float[] features) {
        float[] lanes = new float[LANES];
        int whole = LANDMARKS - LANDMARKS % LANES;
        for (int landmark = 0; landmark < whole; landmark++) {
            lanes[landmark % LANES] += square(features, landmark);
        }
        float sum =
                ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
                        + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (int landmark = whole; landmark < LANDMARKS; landmark++) {
            sum += square(features, landmark);
        }
        return (float) Math.sqrt(sum / LANDMARKS);
    }

    private static float square(float[] features, int landmark) {
        float x = features[landmark];
        float y = features[LANDMARKS + landmark];
        return x * x + y * y;
    }
}
