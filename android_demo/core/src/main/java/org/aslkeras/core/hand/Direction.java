package org.aslkeras.core.hand;

import static org.aslkeras.core.hand.Skeleton.COORDINATES;

import java.util.Arrays;
import java.util.List;

/** Which way a hand points, and which letters point elsewhere than up: {@code asl_keras.hand.direction}. */
public final class Direction {
    /** A hand that points within so many degrees from up is upright. */
    public static final double UPRIGHT = 40;

    private static final List<String> SIDEWAYS = Arrays.asList("G", "H", "P", "Q");

    /** Letters that those look like once they are turned upright. */
    private static final List<String> ALIKE = Arrays.asList("D", "K", "R", "U", "X");

    private static final int[] KNUCKLES = {5, 9, 13, 17};
    private static final double RADIANS = Math.PI / 180;

    private Direction() {}

    /** Where a hand points, from the wrist to the knuckles: degrees clockwise from up, -180 to 180. */
    public static double of(float[] landmarks) {
        double across = 0;
        double down = 0;
        for (int knuckle : KNUCKLES) {
            across += landmarks[COORDINATES * knuckle];
            down += landmarks[COORDINATES * knuckle + 1];
        }
        across = across / KNUCKLES.length - landmarks[0];
        down = down / KNUCKLES.length - landmarks[1];
        return Math.atan2(across, -down) / RADIANS;
    }

    /** The hand, turned about its wrist so that it points up. */
    public static float[] turnedUpright(float[] landmarks) {
        double angle = of(landmarks) * RADIANS;
        float[] turned = new float[landmarks.length];
        for (int index = 0; index < landmarks.length; index += COORDINATES) {
            double x = landmarks[index] - landmarks[0];
            double y = landmarks[index + 1] - landmarks[1];
            turned[index] = (float) (Math.cos(angle) * x + Math.sin(angle) * y);
            turned[index + 1] = (float) (Math.cos(angle) * y - Math.sin(angle) * x);
            turned[index + 2] = landmarks[index + 2] - landmarks[2];
        }
        return turned;
    }

    /** Whether a label's hand may point sideways; of another alphabet than ASL's all may. */
    public static boolean mayPointSideways(Alphabet alphabet, int place) {
        return !alphabet.isAsl() || SIDEWAYS.contains(alphabet.labels().get(place));
    }

    /** Whether a label's hand looks like one that points sideways and was turned, or is one. */
    public static boolean isLikeSideways(Alphabet alphabet, int place) {
        return mayPointSideways(alphabet, place) || ALIKE.contains(alphabet.labels().get(place));
    }
}
