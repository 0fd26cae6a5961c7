package org.aslkeras.core.hand;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** A slide or a bounce of a hand that keeps its letter: {@code asl_keras.hand.slide.Slide}. */
public final class Slide {
    private static final int[] PALM = {0, 5, 9, 13, 17};
    private static final double FAR = 0.3; // palm lengths from where the hand rested
    private static final double QUICK = 1.7; // palm lengths a second, at least, at the quickest
    private static final double STILL = 0.6; // palm lengths a second, at most, of a hand that rests
    private static final double REST = 0.1; // seconds over which that is measured
    private static final double LONGEST = 0.8; // seconds

    private record Moment(double time, double x, double y) {}

    private final Deque<Moment> recent = new ArrayDeque<>();
    private Moment rest; // where it was when it last rested, and until when
    private boolean far; // it was far from there since
    private double quickest; // of its speeds since

    /** The next frame does not follow from the last. */
    public void lose() {
        recent.clear();
        rest = null;
        far = false;
        quickest = 0;
    }

    /**
     * Whether a slide or a bounce has just come to its end.
     *
     * @param time in seconds; never decreases
     * @param landmarks 21 times x, y and z in pixels; null if the hand is not in the frame
     */
    public boolean update(double time, float[] landmarks) {
        if (landmarks == null) {
            lose();
            return false;
        }
        Moment now = place(time, landmarks);
        double length = length(landmarks);
        double speed = speed(now, length);
        boolean still = speed <= STILL;
        if (rest == null || still && !far) {
            rest = now;
            quickest = 0;
            return false;
        }
        quickest = speed > quickest ? speed : quickest;
        far |= distance(now, rest) >= FAR * length && quickest >= QUICK;
        if (!still || !far) {
            return false;
        }
        boolean quick = time - rest.time() <= LONGEST;
        rest = now;
        far = false;
        quickest = 0;
        return quick;
    }

    /** Over the last moment, in palm lengths a second; NaN until there was one. */
    private double speed(Moment now, double length) {
        recent.addLast(now);
        while (recent.size() > 2 && second().time() <= now.time() - REST) {
            recent.removeFirst();
        }
        Moment before = recent.getFirst();
        double passed = now.time() - before.time();
        if (passed < REST / 2) {
            return Double.NaN;
        }
        return distance(now, before) / Math.max(length, 1e-9) / passed;
    }

    private Moment second() {
        Iterator<Moment> moments = recent.iterator();
        moments.next();
        return moments.next();
    }

    private static Moment place(double time, float[] landmarks) {
        double x = 0;
        double y = 0;
        for (int joint : PALM) {
            x += landmarks[3 * joint];
            y += landmarks[3 * joint + 1];
        }
        return new Moment(time, x / PALM.length, y / PALM.length);
    }

    /** From the wrist to the farthest first joint of a finger. */
    private static double length(float[] landmarks) {
        double longest = 0;
        for (int joint : PALM) {
            double x = (double) landmarks[3 * joint] - landmarks[0];
            double y = (double) landmarks[3 * joint + 1] - landmarks[1];
            longest = Math.max(longest, Math.sqrt(x * x + y * y));
        }
        return longest;
    }

    private static double distance(Moment one, Moment other) {
        double x = one.x() - other.x();
        double y = one.y() - other.y();
        return Math.sqrt(x * x + y * y);
    }
}
