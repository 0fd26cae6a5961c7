package org.aslkeras.core.text;

/**
 * When a letter is written: {@code asl_keras.text.speller.Rules}. Times are in seconds.
 *
 * @param threshold the least smoothed probability of a letter that is known, 0 to 1
 * @param window frames of so long are averaged
 * @param hold a letter must be known for so long
 * @param release between two equal letters
 * @param gap without a hand for so long, the word ends
 */
public record Rules(double threshold, double window, double hold, double release, double gap) {
    public static final Rules DEFAULT = new Rules(0.5, 0.3, 0.4, 0.2, 1.0);

    private static final double LONGEST = 60;

    /**
     * @throws IllegalArgumentException for a threshold outside [0, 1] or a time outside [0, 60]
     */
    public Rules {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException(
                    "Expected a threshold from 0 to 1. Received: " + threshold);
        }
        check("window", window);
        check("hold", hold);
        check("release", release);
        check("gap", gap);
    }

    /** The same rules with another threshold and hold time. */
    public Rules with(double newThreshold, double newHold) {
        return new Rules(newThreshold, window, newHold, release, gap);
    }

    private static void check(String name, double time) {
        if (!(time >= 0 && time <= LONGEST)) {
            throw new IllegalArgumentException(
                    "Expected " + name + " from 0 to 60 seconds. Received: " + time);
        }
    }
}
