package org.aslkeras.core.text.decoding;

/**
 * What it costs to think that something else was meant than what was written: {@code
 * asl_keras.text.decoding.prices.Prices}.
 *
 * @param doubt how far the model's usual confusions count beside a letter's own distribution
 * @param rare share of the cost of a word's rarity that counts
 * @param missed a letter of the word was not written
 * @param gap so much less where the time between two letters has room for another
 * @param end a letter was not written at the beginning or the end, where no time shows that it lacks
 * @param doubled the second of two equal letters was not written
 * @param extra a letter was written that is not in the word
 * @param repeated a letter was written twice that is in the word once
 * @param unknown the word is in no dictionary
 * @param strange share of what its letters cost, by the pairs of letters of the dictionary's words
 */
public record Prices(
        double doubt,
        double rare,
        double missed,
        double gap,
        double end,
        double doubled,
        double extra,
        double repeated,
        double unknown,
        double strange) {
    public static final Prices DEFAULT = new Prices(0.3, 0.7, 4.0, 3.0, 2.5, 1.7, 6.0, 2.9, 3.5, 0.43);
}
