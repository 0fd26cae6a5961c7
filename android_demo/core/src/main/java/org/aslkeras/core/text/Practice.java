package org.aslkeras.core.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words to spell, letter by letter, and which letters are hard: {@code asl_keras.text.practice}.
 *
 * <p>No camera and no clock. Nothing is kept.
 */
public final class Practice {
    /** Words that are common, short, and have every letter that is often misread more than once. */
    public static final List<String> WORDS =
            Collections.unmodifiableList(Arrays.asList(
                    ("HELLO NAME TIME MOST QUEEN PLANT HAPPY STEP NEXT MINT EQUIP JAZZ SUMMER THINK"
                                    + " VISIT FROG BLACK WORD QUIET JUMP")
                            .split(" ")));

    private static final int HARD = 5; // letters that a summary names at most
    private static final double SLOW = 1.5; // times the usual time, from which a letter is hard

    /**
     * Where a practice is.
     *
     * @param word to spell now; empty at the end
     * @param place how many of its letters are over
     * @param letter to sign now; empty at the end
     * @param instead what was last written in its place; empty for nothing
     */
    public record Step(String word, int place, String letter, String instead) {}

    /**
     * A letter that was hard.
     *
     * @param seconds in the mean until it was right; NaN if it never was
     * @param instead what was written in its place, the commonest first
     */
    public record Hard(String letter, double seconds, List<Count> instead) {}

    /** A letter that was written so often in the place of another. */
    public record Count(String letter, int times) {}

    /**
     * What came of a practice.
     *
     * @param words that were spelled to their end
     * @param letters that were right
     * @param skipped letters that were left out
     * @param seconds the median until a letter was right; NaN without any
     */
    public record Summary(int words, int letters, int skipped, double seconds, List<Hard> hard) {}

    private static final class Try {
        final String letter;
        double asked;
        final List<String> instead = new ArrayList<>();
        double seconds = Double.NaN;

        Try(String letter, double asked) {
            this.letter = letter;
            this.asked = asked;
        }
    }

    private final List<String> words;
    private final List<Try> over = new ArrayList<>();
    private final List<Double> took = new ArrayList<>();
    private int word = 0;
    private int place = 0;
    private Try now;
    private double began = 0;

    /**
     * @param words in capitals, each of at least one letter
     */
    public Practice(List<String> words) {
        this.words = new ArrayList<>(words);
    }

    /** Where it is. */
    public Step step() {
        if (word == words.size()) {
            return new Step("", 0, "", "");
        }
        boolean missed = now != null && !now.instead.isEmpty();
        String instead = missed ? now.instead.get(now.instead.size() - 1) : "";
        return new Step(words.get(word), place, words.get(word).substring(place, place + 1), instead);
    }

    /** How many words are over. */
    public int wordsOver() {
        return word;
    }

    /** How many seconds the last word took that came to its end; NaN without any. */
    public double took() {
        return took.isEmpty() ? Double.NaN : took.get(took.size() - 1);
    }

    /** A frame has come, at a time in seconds: what is to be signed next is asked for. */
    public void see(double time) {
        if (now == null && word < words.size()) {
            now = new Try(step().letter(), time);
            began = place == 0 ? time : began;
        }
    }

    /** So many seconds nobody could sign, as the camera was closed; they do not count. */
    public void rest(double seconds) {
        began += seconds;
        if (now != null) {
            now.asked += seconds;
        }
    }

    /** Takes what was written. A letter that is taken back was no mistake. */
    public void take(Event event) {
        see(event.time());
        if (event instanceof Event.Letter letter) {
            write(letter.letter(), event.time());
        } else if (event instanceof Event.Correction correction) {
            if (now != null) {
                correction.takenBack().forEach(letter -> now.instead.remove(letter.letter()));
            }
            correction.letters().forEach(letter -> write(letter.letter(), event.time()));
        }
    }

    /** Leaves this letter out. */
    public void skip() {
        goOn();
    }

    /** Leaves the rest of this word out. */
    public void skipWord() {
        int left = word;
        while (word == left && word < words.size()) {
            goOn();
        }
    }

    /** What came of it so far. A letter that is asked for still counts by its mistakes alone. */
    public Summary summary() {
        List<Double> right = new ArrayList<>();
        Map<String, List<Try>> byLetter = new TreeMap<>();
        for (Try one : over) {
            if (!Double.isNaN(one.seconds)) {
                right.add(one.seconds);
            }
            add(one, byLetter);
        }
        if (now != null && !now.instead.isEmpty()) {
            add(now, byLetter);
        }
        Collections.sort(right);
        double usual = right.isEmpty() ? Double.NaN : right.get(right.size() / 2);
        List<Hard> hard = new ArrayList<>();
        byLetter.values().forEach(tries -> hard.add(hard(tries)));
        hard.removeIf(one -> one.instead().isEmpty() && !isSlow(one.seconds(), usual));
        hard.sort(Practice::compare);
        List<Hard> worst = new ArrayList<>(hard.subList(0, Math.min(HARD, hard.size())));
        return new Summary(took.size(), right.size(), over.size() - right.size(), usual, worst);
    }

    private void write(String letter, double time) {
        if (now == null) {
            return;
        }
        if (!letter.equals(now.letter)) {
            now.instead.add(letter);
            return;
        }
        now.seconds = time - now.asked;
        if (place + 1 == words.get(word).length()) {
            took.add(time - began);
        }
        goOn();
        see(time);
    }

    private void goOn() {
        if (word == words.size()) {
            return;
        }
        over.add(now == null ? new Try(step().letter(), 0) : now);
        now = null;
        place++;
        if (place == words.get(word).length()) {
            word++;
            place = 0;
        }
    }

    private static void add(Try one, Map<String, List<Try>> byLetter) {
        if (!byLetter.containsKey(one.letter)) {
            byLetter.put(one.letter, new ArrayList<>());
        }
        byLetter.get(one.letter).add(one);
    }

    private static Hard hard(List<Try> tries) {
        double sum = 0;
        int right = 0;
        Map<String, Integer> counts = new TreeMap<>();
        for (Try one : tries) {
            if (!Double.isNaN(one.seconds)) {
                sum += one.seconds;
                right++;
            }
            for (String letter : one.instead) {
                Integer before = counts.get(letter);
                counts.put(letter, before == null ? 1 : before + 1);
            }
        }
        List<Count> instead = new ArrayList<>();
        counts.forEach((letter, times) -> instead.add(new Count(letter, times)));
        instead.sort((one, other) -> Integer.compare(other.times(), one.times())); // is stable
        return new Hard(tries.get(0).letter, right == 0 ? Double.NaN : sum / right, instead);
    }

    private static boolean isSlow(double seconds, double usual) {
        return Double.isNaN(seconds) || seconds > SLOW * usual;
    }

    /** The most mistakes first, then the slowest. */
    private static int compare(Hard one, Hard other) {
        int byMistakes = Integer.compare(mistakes(other), mistakes(one));
        return byMistakes != 0 ? byMistakes : Double.compare(slow(other), slow(one));
    }

    private static int mistakes(Hard one) {
        int sum = 0;
        for (Count count : one.instead()) {
            sum += count.times();
        }
        return sum;
    }

    private static double slow(Hard one) {
        return Double.isNaN(one.seconds()) ? 0 : one.seconds();
    }
}
