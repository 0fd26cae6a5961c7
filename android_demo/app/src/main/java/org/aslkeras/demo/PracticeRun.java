package org.aslkeras.demo;

import java.util.List;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.text.Practice;
import org.aslkeras.core.text.Speller;

/** A practice that frames are read for; the screen looks at it from another thread. Keeps nothing. */
final class PracticeRun implements Mode {
    private static final double LONGEST_STEP = 1.5; // seconds; longer ones are pauses

    private final Speller speller;
    private final Practice practice;
    private final int words;
    private double last = Double.NaN;
    private boolean ended = false;

    /**
     * @param speller of its own, which leaves all as it is spelled
     * @param words to practise, at least one
     */
    PracticeRun(Speller speller, List<String> words) {
        this.speller = speller;
        this.words = words.size();
        practice = new Practice(words);
    }

    @Override
    public Speller speller() {
        return speller;
    }

    @Override
    public synchronized void take(Scene scene, double seconds, double millis) {
        if (seconds - last > LONGEST_STEP) {
            practice.rest(seconds - last);
        }
        last = seconds;
        if (!ended) {
            practice.see(seconds);
            scene.events().forEach(practice::take);
        }
    }

    /** Where it is; without a letter at its end. */
    synchronized Practice.Step step() {
        return ended ? new Practice.Step("", 0, "", "") : practice.step();
    }

    /** Seconds of the last word; NaN without any. */
    synchronized double took() {
        return practice.took();
    }

    /** Which word it is, from 1 on. */
    synchronized int word() {
        return practice.wordsOver() + 1;
    }

    /** How many words there are. */
    int words() {
        return words;
    }

    synchronized void skip() {
        practice.skip();
    }

    synchronized void skipWord() {
        practice.skipWord();
    }

    /** Ends it here. */
    synchronized void end() {
        ended = true;
    }

    synchronized Practice.Summary summary() {
        return practice.summary();
    }
}
