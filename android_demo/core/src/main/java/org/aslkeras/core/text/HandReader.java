package org.aslkeras.core.text;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
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
    private Set<String> written = Collections.emptySet(); // not written again before a release
    private double releasedSince = Double.NaN; // NaN: not released
    private double shownUntil = 0;

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
            written = Collections.singleton(letter);
            releasedSince = Double.NaN;
            shownUntil = time;
        }
        return new Step(reading.at(progress(time - heldSince)), writes);
    }

    /** When the hand last showed what it had written, in seconds. */
    double shownUntil() {
        return shownUntil;
    }

    /** The hand has made a movement: letters that it looks like are written after a release. */
    void hasDrawn(Collection<String> letters) {
        written = new HashSet<>(letters);
        if (held != null) {
            written.add(held);
        }
        releasedSince = Double.NaN;
    }

    /** The hand slid, or bounced: what it holds may be written again, once it has held anew. */
    void repeat(double time) {
        if (held != null && written.contains(held)) {
            written = Collections.emptySet();
            heldSince = time;
        }
    }

    private boolean isReady(String letter, double heldFor) {
        return letter != null && !written.contains(letter) && heldFor >= rules.hold();
    }

    private void release(double time, String letter) {
        if (written.contains(letter)) {
            releasedSince = Double.NaN;
            shownUntil = time;
        } else if (Double.isNaN(releasedSince)) {
            releasedSince = time;
        }
        if (time - releasedSince >= rules.release()) {
            written = Collections.emptySet();
        }
    }

    private double progress(double heldFor) {
        if (held == null) {
            return 0;
        }
        if (written.contains(held)) {
            return 1;
        }
        return rules.hold() == 0 ? 1 : Math.min(heldFor / rules.hold(), 1);
    }
}
