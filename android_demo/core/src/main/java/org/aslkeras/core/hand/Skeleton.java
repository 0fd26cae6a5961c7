package org.aslkeras.core.hand;

/**
 * The 21 landmarks of a hand, in the order of MediaPipe Hands, and the bones between them.
 *
 * <p>Landmarks are {@code float[63]}: x, y and z of each landmark in turn; x to the right, y down,
 * z smaller towards the camera, all in one unit.
 */
public final class Skeleton {
    public static final int LANDMARKS = 21;

    /** x, y and z. */
    public static final int COORDINATES = 3;

    public static final int WRIST = 0;

    /** Thumb, index, middle, ring and little finger, each from its first joint to its tip. */
    private static final int[][] FINGERS = {
        {1, 2, 3, 4}, {5, 6, 7, 8}, {9, 10, 11, 12}, {13, 14, 15, 16}, {17, 18, 19, 20}
    };

    /** A palm has no landmark of its own: it is outlined through the wrist and first joints. */
    private static final int[][] PALM_BONES = {{0, 1}, {0, 5}, {5, 9}, {9, 13}, {13, 17}, {0, 17}};

    private Skeleton() {}

    /** The number of fingers. */
    public static int fingers() {
        return FINGERS.length;
    }

    /** The four landmarks of a finger (0 is the thumb), from its first joint to its tip. */
    public static int[] finger(int number) {
        return FINGERS[number].clone();
    }

    /** The bones of the palm as pairs of landmarks. */
    public static int[][] palmBones() {
        int[][] copy = new int[PALM_BONES.length][];
        for (int bone = 0; bone < copy.length; bone++) {
            copy[bone] = PALM_BONES[bone].clone();
        }
        return copy;
    }
}
