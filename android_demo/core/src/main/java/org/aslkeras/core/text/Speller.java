package org.aslkeras.core.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aslkeras.core.hand.Alphabet;

/**
 * Writes the letters of all hands into one text: {@code asl_keras.text.speller.Speller}, to the digit.
 *
 * <p>No camera and no clock; {@code tests/golden/spelling.json} pins it. One thread may read while
 * the user's buttons change the text on another.
 */
public final class Speller {
    /** Seconds; a letter's window looks back as far, so that it is known so long after it was shown. */
    private static final double LATE = 0.3;

    private final Alphabet alphabet;
    private Decoder decoder; // null: all stays as it is spelled
    private final Map<Integer, HandReader> readers = new LinkedHashMap<>();
    private final Words words = new Words();
    private Rules rules;
    private double now = 0; // of the last frame
    private List<Event.Letter> ended = Collections.emptyList(); // the last word as it was spelled
    private List<Event.Letter> suggestedFor;
    private Suggestions suggested = Suggestions.NOTHING;
    private double noHandSince = Double.NaN; // NaN: a hand is seen

    /**
     * @param alphabet of the probabilities; its label of no letter is never written, and what is a
     *     whole word stands alone
     * @param rules when a letter is written
     */
    public Speller(Alphabet alphabet, Rules rules) {
        this(alphabet, rules, null);
    }

    /**
     * @param alphabet of the probabilities; its label of no letter is never written, and what is a
     *     whole word stands alone
     * @param rules when a letter is written
     * @param decoder may correct a word at its end; null leaves all as it is spelled
     */
    public Speller(Alphabet alphabet, Rules rules, Decoder decoder) {
        this.alphabet = alphabet;
        this.rules = rules;
        this.decoder = decoder;
    }

    /** Thinks again about words with another decoder from now on; null leaves all as it is spelled. */
    public synchronized void setDecoder(Decoder other) {
        decoder = other;
        suggestedFor = null;
    }

    /** Whether it thinks again about words. */
    public synchronized boolean decodes() {
        return decoder != null;
    }

    /** What was written so far. */
    public synchronized String text() {
        return words.text();
    }

    /** Of the word that has begun. */
    public synchronized List<Event.Letter> letters() {
        return words.last();
    }

    /** The places in the text of what a decoder put there. */
    public synchronized BitSet decoded() {
        return words.decoded();
    }

    /** What the word that has begun may become or, until the next begins, the one before it. */
    public synchronized Suggestions suggestions() {
        List<Event.Letter> literal = literal();
        if (decoder == null || literal.isEmpty()) {
            return Suggestions.NOTHING;
        }
        if (suggestedFor != literal) {
            suggestedFor = literal;
            suggested = decoder.suggest(literal);
        }
        return suggested;
    }

    /** Goes on from this text, of whose letters no frame is known. */
    public synchronized void setText(String written) {
        ended = Collections.emptyList();
        words.set(written);
    }

    /** When a letter is written. */
    public synchronized Rules rules() {
        return rules;
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
    public Update update(double time, Map<Integer, double[]> hands) {
        return update(time, hands, Collections.emptySet());
    }

    /**
     * One frame: the reading of each hand, and what was written.
     *
     * @param time of the frame in seconds; never decreases
     * @param hands probabilities, one per label, by the identity of the hand
     * @param slid hands that have just slid, or bounced, which may spell a letter twice
     */
    public synchronized Update update(
            double time, Map<Integer, double[]> hands, Collection<Integer> slid) {
        now = time;
        Map<Integer, Reading> readings = new LinkedHashMap<>();
        List<Event> events = new ArrayList<>();
        Set<Integer> all = new LinkedHashSet<>(hands.keySet());
        all.addAll(readers.keySet());
        for (int hand : all) {
            if (slid.contains(hand)) {
                reader(hand).repeat(time);
            }
            HandReader.Step step = reader(hand).update(time, hands.get(hand));
            if (hands.containsKey(hand)) {
                readings.put(hand, step.reading());
            }
            if (step.written()) {
                write(time, hand, step.reading(), events);
            }
        }
        endWordAfterGap(time, !hands.isEmpty(), events);
        return new Update(readings, events);
    }

    /** The next frame does not follow from the last: no hand is held. */
    public synchronized void cut() {
        readers.clear();
    }

    /** All other hands are gone for good. */
    public synchronized void keep(Collection<Integer> hands) {
        readers.keySet().retainAll(hands);
    }

    /**
     * Replaces the last letters of the word that has begun.
     *
     * @param time in seconds
     * @param count so many letters are taken back, at most all of the word's
     * @param letters instead of them; may be none
     * @throws IllegalArgumentException if the word has fewer letters
     */
    public synchronized Event.Correction correct(
            double time, int count, List<Event.Letter> letters) {
        int most = words.last().size();
        if (count < 0 || count > most) {
            throw new IllegalArgumentException(
                    "Expected count from 0 to the word's " + most + " letters. Received: " + count);
        }
        List<Event.Letter> written = Collections.unmodifiableList(new ArrayList<>(letters));
        return new Event.Correction(time, words.replace(count, written), written);
    }

    /**
     * Writes a movement, instead of the letters that its hand seemed to show meanwhile.
     *
     * @param since when the movement began, in seconds
     * @param letter that was drawn
     * @param begins the letters that a hand looks like before, in and after the movement
     */
    public synchronized Event draw(double since, Event.Letter letter, Collection<String> begins) {
        ended = Collections.emptyList();
        HandReader reader = readers.get(letter.hand());
        int count = mistaken(letter.hand(), since, begins, reader);
        if (reader != null) {
            reader.hasDrawn(begins);
        }
        if (count > 0) {
            return correct(letter.time(), count, Collections.singletonList(letter));
        }
        words.replace(0, Collections.singletonList(letter));
        return letter;
    }

    /**
     * So many letters were written in a movement, and of the hand that waited to begin it. The one
     * that it waited as may be there twice, as its first move looks like a slide.
     */
    private int mistaken(int hand, double since, Collection<String> begins, HandReader reader) {
        boolean lasted = reader != null && reader.shownUntil() >= since - LATE;
        List<Event.Letter> letters = words.last();
        int count = 0;
        boolean waited = false;
        String again = "";
        while (count < letters.size()) {
            Event.Letter letter = letters.get(letters.size() - 1 - count);
            boolean beginsIt = begins.contains(letter.letter()) && lasted && !waited;
            boolean meanwhile = letter.time() > since + LATE || letter.letter().equals(again);
            if (letter.hand() != hand || !(meanwhile || beginsIt)) {
                break;
            }
            count++;
            waited = waited || !meanwhile;
            again = waited && letter.time() >= since - LATE ? letter.letter() : "";
        }
        return count;
    }

    /** Ends the word at the last frame's time, if one was begun; first the decoder may correct it. */
    public synchronized List<Event> endWord() {
        List<Event.Letter> letters = words.last();
        if (letters.isEmpty()) {
            return new ArrayList<>();
        }
        return endAs(decoder == null ? letters : decoder.decode(letters));
    }

    /**
     * Ends the word as one of the suggestions, from 0 on; the last word, if none has begun.
     *
     * @return what changed; the word once more, if it had ended before; nothing without such a one
     */
    public synchronized List<Event> accept(int choice) {
        List<String> suggested = suggestions().words();
        if (decoder == null || choice < 0 || choice >= suggested.size()) {
            return new ArrayList<>();
        }
        return endAs(decoder.readAs(literal(), suggested.get(choice)));
    }

    /** Ends the word as it is spelled, or the last word, if none has begun. */
    public synchronized List<Event> keepSpelled() {
        List<Event.Letter> literal = literal();
        return literal.isEmpty() ? new ArrayList<>() : endAs(literal);
    }

    /** Takes the last letter or space back. */
    public synchronized void delete() {
        ended = Collections.emptyList();
        words.delete();
    }

    /** Takes everything back. */
    public synchronized void clear() {
        ended = Collections.emptyList();
        words.clear();
    }

    /** Of the word that has begun or, until the next begins, of the one before, as it was spelled. */
    private List<Event.Letter> literal() {
        return words.last().isEmpty() ? ended : words.last();
    }

    /** Ends the word, or the last one again, with these letters in the place of all. */
    private List<Event> endAs(List<Event.Letter> meant) {
        List<Event.Letter> literal = literal();
        words.reopen();
        List<Event> events = new ArrayList<>();
        List<Event.Letter> before = words.last();
        if (!Event.Letter.spelled(meant).equals(Event.Letter.spelled(before))) {
            events.add(correct(now, before.size(), meant));
        }
        if (!words.last().isEmpty()) {
            events.add(new Event.Word(now, words.last(), literal));
            words.end();
            ended = literal;
        }
        return events;
    }

    private HandReader reader(int hand) {
        HandReader reader = readers.get(hand);
        if (reader == null) {
            reader = new HandReader(alphabet, rules);
            readers.put(hand, reader);
        }
        return reader;
    }

    private void write(double time, int hand, Reading reading, List<Event> events) {
        boolean isWord = alphabet.words().contains(reading.letter());
        if (isWord) {
            events.addAll(endWord());
        }
        Event.Letter letter =
                new Event.Letter(
                        time, hand, reading.letter(), reading.probability(), reading.distribution());
        ended = Collections.emptyList();
        words.replace(0, Collections.singletonList(letter));
        events.add(letter);
        if (isWord) {
            end(events);
        }
    }

    /** Ends a word of one letter, of which no dictionary knows another. */
    private void end(List<Event> events) {
        events.addAll(endAs(words.last()));
        ended = Collections.emptyList();
    }

    private void endWordAfterGap(double time, boolean anyHand, List<Event> events) {
        if (anyHand) {
            noHandSince = Double.NaN;
            return;
        }
        if (Double.isNaN(noHandSince)) {
            noHandSince = time;
        }
        if (time - noHandSince >= rules.gap()) {
            events.addAll(endWord());
        }
    }
}
