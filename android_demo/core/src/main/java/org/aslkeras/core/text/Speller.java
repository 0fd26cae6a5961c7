package org.aslkeras.core.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the letters of all hands into one text: {@code asl_keras.text.speller.Speller}, to the digit.
 *
 * <p>No camera and no clock; {@code tests/golden/spelling.json} pins it. One thread may read while
 * the user's buttons change the text on another.
 */
public final class Speller {
    private static final char SPACE = ' ';

    private final List<String> labels;
    private final Map<Integer, HandReader> readers = new LinkedHashMap<>();
    private Rules rules;
    private String text = "";
    private double noHandSince = Double.NaN; // NaN: a hand is seen

    /**
     * @param labels in the order of the probabilities
     * @param rules when a letter is written
     */
    public Speller(List<String> labels, Rules rules) {
        this.labels = new ArrayList<>(labels);
        this.rules = rules;
    }

    /** What was written so far. */
    public synchronized String text() {
        return text;
    }

    /** Goes on from this text. */
    public synchronized void setText(String written) {
        text = written;
    }

    /** Reads by other rules from the next frame on; a letter that is being held starts anew. */
    public synchronized void setRules(Rules changed) {
        if (!changed.equals(rules)) {
            rules = changed;
            readers.clear();
        }
    }

    /**
     * One frame: the reading of each hand, and what was written.
     *
     * @param time of the frame in seconds; never decreases
     * @param hands probabilities, one per label, by the identity of the hand
     */
    public synchronized Update update(double time, Map<Integer, double[]> hands) {
        Map<Integer, Reading> readings = new LinkedHashMap<>();
        List<Event> events = new ArrayList<>();
        Set<Integer> all = new LinkedHashSet<>(hands.keySet());
        all.addAll(readers.keySet());
        for (int hand : all) {
            HandReader.Step step = reader(hand).update(time, hands.get(hand));
            if (hands.containsKey(hand)) {
                readings.put(hand, step.reading());
            }
            if (step.written()) {
                events.add(write(time, hand, step.reading()));
            }
        }
        endWordAfterGap(time, !hands.isEmpty(), events);
        return new Update(readings, events);
    }

    /** All other hands are gone for good. */
    public synchronized void keep(Collection<Integer> hands) {
        readers.keySet().retainAll(hands);
    }

    /** Ends the word, if one was begun; the word, or null. */
    public synchronized String endWord() {
        String word = text.substring(text.lastIndexOf(SPACE) + 1);
        if (word.isEmpty()) {
            return null;
        }
        text += SPACE;
        return word;
    }

    /** Takes the last letter or space back. */
    public synchronized void delete() {
        if (!text.isEmpty()) {
            text = text.substring(0, text.length() - 1);
        }
    }

    /** Takes everything back. */
    public synchronized void clear() {
        text = "";
    }

    private HandReader reader(int hand) {
        HandReader reader = readers.get(hand);
        if (reader == null) {
            reader = new HandReader(labels, rules);
            readers.put(hand, reader);
        }
        return reader;
    }

    private Event write(double time, int hand, Reading reading) {
        text += reading.letter();
        return new Event.Letter(time, hand, reading.letter(), reading.probability());
    }

    private void endWordAfterGap(double time, boolean anyHand, List<Event> events) {
        if (anyHand) {
            noHandSince = Double.NaN;
            return;
        }
        if (Double.isNaN(noHandSince)) {
            noHandSince = time;
        }
        String word = time - noHandSince >= rules.gap() ? endWord() : null;
        if (word != null) {
            events.add(new Event.Word(time, word));
        }
    }
}
