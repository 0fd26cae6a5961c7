package org.aslkeras.core.text;

/**
 * When a letter is written: {@code asl_keras.text.rules.Rules}.
 *
 * @param threshold the least smoothed probability of a letter that is known, 0 to 1
 * @param window seconds of frames whose probabilities are averaged
 * @param hold seconds for which a letter must be known until it is written
 * @param release seconds for which a letter must be gone until it is written again
 * @param gap seconds without a hand after which the word ends
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
