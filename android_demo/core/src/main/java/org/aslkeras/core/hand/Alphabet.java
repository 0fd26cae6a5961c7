package org.aslkeras.core.hand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * Which labels there are: which of them are letters or words, which move, which means "no letter":
 * {@code asl_keras.hand.alphabet.Alphabet}.
 *
 * @param labels in the order of a model's output
 * @param moving letters that are movements; a still hand can only stand in for them
 * @param none the label of a hand that signs no letter; null where there is no such label
 * @param words letters that are whole words: a space stands before and behind them
 */
public record Alphabet(
        List<String> labels, List<String> moving, String none, List<String> words) {
    private static final List<String> ASL =
            Arrays.asList("ABCDEFGHIJKLMNOPQRSTUVWXYZ".split(""));
    private static final List<String> ASL_MOVING = Arrays.asList("J", "Z");

    /** What datasets call a hand that signs no letter. */
    private static final List<String> NONES = Arrays.asList("none", "nothing");

    private static final int MOST_LABELS = 1000;

    /** In characters. */
    private static final int LONGEST_LABEL = 50;

    /**
     * @throws IllegalArgumentException if a label is empty, too long, occurs twice or does not print,
     *     there are too many, a moving one or a word is no letter, or that of no letter no label
     */
    public Alphabet {
        labels = copy(labels);
        moving = copy(moving);
        words = copy(words);
        if (labels.isEmpty()
                || labels.size() > MOST_LABELS
                || new HashSet<>(labels).size() < labels.size()
                || !labels.stream().allMatch(Alphabet::isLabel)) {
            throw new IllegalArgumentException(
                    "Expected 1 to " + MOST_LABELS + " labels of 1 to " + LONGEST_LABEL
                            + " characters that print, none twice");
        }
        List<String> letters = without(labels, none);
        if (!letters.containsAll(moving)
                || !letters.containsAll(words)
                || none != null && !labels.contains(none)) {
            throw new IllegalArgumentException(
                    "Expected moving letters, words, and the label of no letter, among the labels");
        }
    }

    /**
     * The alphabet of bare labels, as datasets and older models have them.
     *
     * <p>"none" or "nothing" means no letter. J and Z move where the other labels are ASL's letters,
     * too: in other alphabets they may be still hands, or stand for something else. Words are said
     * by the model.
     *
     * @throws IllegalArgumentException if a label is empty or occurs twice
     */
    public static Alphabet of(List<String> labels) {
        String none = labels.stream().filter(NONES::contains).findFirst().orElse(null);
        List<String> moving = new ArrayList<>(labels);
        boolean isAsl = ASL.containsAll(without(labels, none));
        moving.removeIf(label -> !isAsl || !ASL_MOVING.contains(label));
        return new Alphabet(labels, moving, none, Collections.emptyList());
    }

    /** All labels but that of no letter. */
    public List<String> letters() {
        return without(labels, none);
    }

    /** Whether all letters are ASL's. */
    public boolean isAsl() {
        return ASL.containsAll(letters());
    }

    /**
     * Whether the letters of one character can be ASL's; words, digits and others do not count.
     *
     * <p>What is known of ASL alone (how J and Z move, how English is spelled) holds of no other.
     */
    public boolean mayBeAsl() {
        List<String> single = new ArrayList<>(letters());
        single.removeIf(
                label -> characters(label) != 1 || !Character.isLetter(label.codePointAt(0)));
        List<String> still = new ArrayList<>(letters());
        still.removeAll(moving);
        return !single.isEmpty()
                && single.stream().allMatch(label -> ASL.contains(label.toUpperCase(Locale.ROOT)))
                && Collections.disjoint(still, ASL_MOVING);
    }

    /** Those that a reader sees: marks count with the letter that they stand on. */
    private static long characters(String label) {
        return label.codePoints().filter(one -> !isMark(one)).count();
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Whether the label at this place of the model's output is a letter. */
    public boolean isLetter(int place) {
        return !labels.get(place).equals(none);
    }

    private static boolean isLabel(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_LABEL
                && !text.trim().isEmpty()
                && text.codePoints().allMatch(Alphabet::prints);
    }

    /** Python's {@code str.isprintable}. */
    private static boolean prints(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }

    private static List<String> without(List<String> labels, String none) {
        List<String> letters = new ArrayList<>(labels);
        letters.remove(none);
        return letters;
    }

    private static List<String> copy(List<String> labels) {
        return Collections.unmodifiableList(new ArrayList<>(labels));
    }
}
