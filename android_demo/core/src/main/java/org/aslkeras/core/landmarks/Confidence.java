package org.aslkeras.core.landmarks;

/**
 * How sure the hand models must be, 0 to 1.
 *
 * @param palm that a palm is one
 * @param hand that landmarks are a hand's
 */
record Confidence(float palm, float hand) {}
