package org.aslkeras.core.text;

import org.aslkeras.core.hand.Alphabet;

/**
 * What one hand shows at a moment.
 *
 * @param letter null while the model does not know, and where it sees that the hand signs no letter
 * @param probability the smoothed probability of the likeliest label; 0 without frames
 * @param progress share of the hold time that has passed, 0 to 1; 1 once the letter is written
 * @param distribution one per label, smoothed; null without frames
 */
public record Reading(String letter, double probability, double progress, double[] distribution) {
    /**
     * The reading of a distribution alone, at progress 0.
     *
     * @param distribution one per label, in the alphabet's order; null without frames
     * @param alphabet its label of no letter is never a reading's letter
     * @param threshold the least probability of a letter that is known, 0 to 1
     */
    public static Reading of(double[] distribution, Alphabet alphabet, double threshold) {
        if (distribution == null) {
            return new Reading(null, 0, 0, null);
        }
        int best = likeliest(distribution);
        boolean known = distribution[best] >= threshold && alphabet.isLetter(best);
        String letter = known ? alphabet.labels().get(best) : null;
        return new Reading(letter, distribution[best], 0, distribution);
    }

    /** The same, without a letter that is known. */
    public Reading unknown() {
        return new Reading(null, probability, progress, distribution);
    }

    /** The same, with another progress. */
    Reading at(double newProgress) {
        return new Reading(letter, probability, newProgress, distribution);
    }

    private static int likeliest(double[] values) {
        int best = 0;
        for (int index = 1; index < values.length; index++) {
            if (values[index] > values[best]) {
                best = index;
            }
        }
        return best;
    }
}
