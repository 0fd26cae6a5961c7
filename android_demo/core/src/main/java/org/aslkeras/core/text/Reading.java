package org.aslkeras.core.text;

/**
 * What one hand shows at a moment.
 *
 * @param letter null while the model does not know
 * @param probability the smoothed probability of the likeliest letter
 * @param progress share of the hold time that has passed, 0 to 1; 1 once the letter is written
 */
public record Reading(String letter, double probability, double progress) {}
