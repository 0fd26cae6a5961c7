package org.aslkeras.core.landmarks;

import static org.aslkeras.core.hand.Skeleton.LANDMARKS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;

/**
 * A way to look at the whole of a picture, through a window on its middle: {@code
 * asl_keras.landmarks.looks}.
 *
 * @param size of the window's side, in longer sides of the picture
 * @param degrees by which it is turned clockwise
 * @param mirrored left and right change places in it
 */
record Look(double size, double degrees, boolean mirrored) {
    /** Longer sides of the picture: hands that fill it have room around them. */
    static final double WIDE = 1.5;

    /** After the picture itself, in the order in which they gain most. */
    static final List<Look> ALL =
            Collections.unmodifiableList(
                    Arrays.asList(
                            new Look(WIDE, 25, true),
                            new Look(1, -25, true),
                            new Look(1, 25, true),
                            new Look(WIDE, 0, false),
                            new Look(WIDE, 0, true)));

    private static final double LEAST_PART = 0.3; // of a picture's longer side
    private static final double CLOSE = 2.4; // sizes of the hand
    private static final double[] CLOSE_DEGREES = {0, 0, 25, -25};
    private static final boolean[] CLOSE_MIRRORED = {false, true, false, true};
    private static final double MILLIONTHS = 1e6;

    /** The window on a picture. */
    Window window(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        double side = size * Math.max(height, width);
        return new Window((width - 1) / 2.0, (height - 1) / 2.0, side, degrees, mirrored);
    }

    /** Windows around a hand that was found, which enlarge it. */
    static List<Window> close(Hand hand) {
        double left = hand.x(0);
        double right = left;
        double top = hand.y(0);
        double bottom = top;
        for (int landmark = 1; landmark < LANDMARKS; landmark++) {
            left = Math.min(left, hand.x(landmark));
            right = Math.max(right, hand.x(landmark));
            top = Math.min(top, hand.y(landmark));
            bottom = Math.max(bottom, hand.y(landmark));
        }
        double side = Math.max(CLOSE * Math.max(right - left, bottom - top), 1);
        List<Window> windows = new ArrayList<>();
        for (int look = 0; look < CLOSE_DEGREES.length; look++) {
            windows.add(
                    new Window(
                            (left + right) / 2,
                            (top + bottom) / 2,
                            side,
                            CLOSE_DEGREES[look],
                            CLOSE_MIRRORED[look]));
        }
        return windows;
    }

    /**
     * Windows that cover a picture and overlap by half, row by row.
     *
     * @param share of its shorter side, that of a window; of a long strip it is more, so that there
     *     are at most 18 windows
     */
    static List<Window> tiles(Picture picture, double share) {
        double side =
                Math.max(
                        share * Math.min(picture.height(), picture.width()),
                        LEAST_PART * Math.max(picture.height(), picture.width()));
        List<Window> windows = new ArrayList<>();
        for (double y : steps(picture.height(), side)) {
            for (double x : steps(picture.width(), side)) {
                windows.add(new Window(x, y, side, 0, false));
            }
        }
        return windows;
    }

    /** The middles of windows along a side of the picture. */
    private static double[] steps(int length, double side) {
        double free = length - side;
        double rounded = Math.rint(2 * free / side * MILLIONTHS) / MILLIONTHS;
        int count = (int) Math.ceil(rounded) + 1;
        if (count <= 1) {
            return new double[] {(length - 1) / 2.0};
        }
        double[] middles = new double[count];
        for (int place = 0; place < count; place++) {
            middles[place] = (side - 1) / 2 + place * free / (count - 1);
        }
        return middles;
    }
}
