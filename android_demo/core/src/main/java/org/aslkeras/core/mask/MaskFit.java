package org.aslkeras.core.mask;

import static org.aslkeras.core.hand.Skeleton.COORDINATES;
import static org.aslkeras.core.hand.Skeleton.LANDMARKS;

/** Steps 1 and 2 of the mask: landmarks in any unit to whole 1/8 pixels of the mask. */
final class MaskFit {
    static final int SUBPIXELS = 8;

    private final int side;
    private final int[] fitted = new int[2 * LANDMARKS];

    MaskFit(int side) {
        this.side = side;
    }

    /** x and y of each landmark in turn; the array is overwritten by the next call. */
    int[] fit(float[] landmarks) {
        float left = least(landmarks, 0);
        float top = least(landmarks, 1);
        float extent = Math.max(greatest(landmarks, 0) - left, greatest(landmarks, 1) - top);
        // A hand of no size is a point in the middle.
        float scale = (float) (6.5 * side) / (extent > 0 ? extent : 1);
        round(landmarks, 0, left, scale);
        round(landmarks, 1, top, scale);
        centre(0);
        centre(1);
        return fitted;
    }

    private void round(float[] landmarks, int coordinate, float corner, float scale) {
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            float position = landmarks[COORDINATES * landmark + coordinate];
            fitted[2 * landmark + coordinate] = (int) Math.rint((position - corner) * scale);
        }
    }

    private void centre(int coordinate) {
        int greatest = 0;
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            greatest = Math.max(greatest, fitted[2 * landmark + coordinate]);
        }
        int step = Math.floorDiv(SUBPIXELS * side - greatest, 2);
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            fitted[2 * landmark + coordinate] += step;
        }
    }

    private static float least(float[] landmarks, int coordinate) {
        float least = landmarks[coordinate];
        for (int landmark = 1; landmark < LANDMARKS; landmark++) {
            least = Math.min(least, landmarks[COORDINATES * landmark + coordinate]);
        }
        return least;
    }

    private static float greatest(float[] landmarks, int coordinate) {
        float greatest = landmarks[coordinate];
        for (int landmark = 1; landmark < LANDMARKS; landmark++) {
            greatest = Math.max(greatest, landmarks[COORDINATES * landmark + coordinate]);
        }
        return greatest;
    }
}
