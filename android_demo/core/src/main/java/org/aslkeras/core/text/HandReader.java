package org.aslkeras.core.text;

import java.util.Objects;
import org.aslkeras.core.hand.Alphabet;

/**
 * Letters of one hand: threshold, sliding window, hold and release, with exactly the steps of
 * {@code asl_keras.text.hand_reader.HandReader}.
 */
final class HandReader {
    /** What the hand shows, and whether its letter is written now. */
    record Step(Reading reading, boolean written) {}

    private final Alphabet alphabet;
    private final Rules rules;
    private final Window window;
    private String held;
    private double heldSince = 0;
    private String written;
    private double releasedSince = Double.NaN; // NaN: not released

    HandReader(Alphabet alphabet, Rules rules) {
        this.alphabet = alphabet;
        this.rules = rules;
        this.window = new Window(rules.window());
    }

    /**
     * One frame.
     *
     * @param time in seconds; never decreases
     * @param probabilities of this frame, one per label; null if the hand is not in it
     */
    Step update(double time, double[] probabilities) {
        window.add(time, probabilities);
        Reading reading = Reading.of(window.mean(), alphabet, rules.threshold());
        String letter = reading.letter();
        if (!Objects.equals(letter, held)) {
            held = letter;
            heldSince = time;
        }
        release(time, probabilities == null ? null : letter);
        boolean writes = probabilities != null && isReady(letter, time - heldSince);
        if (writes) {
            written = letter;
            releasedSince = Double.NaN;
        }
        return new Step(reading.at(progress(time - heldSince)), writes);
    }

    private boolean isReady(String letter, double heldFor) {
        return letter != null && !letter.equals(written) && heldFor >= rules.hold();
    }

    private void release(double time, String letter) {
        if (Objects.equals(letter, written)) {
            releasedSince = Double.NaN;
        } else if (Double.isNaN(releasedSince)) {
            releasedSince = time;
        }
        if (time - releasedSince >= rules.release()) {
            written = null;
        }
    }

    private double progress(double heldFor) {
        if (held == null) {
            return 0;
        }
        if (held.equals(written)) {
            return 1;
        }
        return rules.hold() == 0 ? 1 : Math.min(heldFor / rules.hold(), 1);
    }
}
