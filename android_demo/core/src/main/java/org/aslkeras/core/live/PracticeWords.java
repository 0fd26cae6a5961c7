package org.aslkeras.core.live;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.text.Practice;

/** Which words can be practised with an alphabet: {@code asl_keras.live.practice.run.practice_of}. */
public final class PracticeWords {
    private static final int MOST = 100;
    private static final int LONGEST = 40; // letters

    private final Set<String> letters = new HashSet<>();
    private final boolean isCapital;

    /**
     * @param alphabet of what is read
     * @param moves whether J and Z are read, too, beside an alphabet that lacks them
     */
    public PracticeWords(Alphabet alphabet, boolean moves) {
        letters.addAll(alphabet.letters());
        if (moves) {
            letters.addAll(Movements.writtenBeside(alphabet));
        }
        isCapital = letters.stream().allMatch(one -> one.equals(one.toUpperCase(Locale.ROOT)));
    }

    /** Those of the words that are always there which can be spelled; none with other letters. */
    public List<String> usual() {
        List<String> known = new ArrayList<>(Practice.WORDS);
        known.removeIf(word -> !wrongIn(word).isEmpty());
        return known;
    }

    /** Words that somebody typed, with anything that is no letter between them; at most 100. */
    public List<String> typed(String text) {
        List<String> words = new ArrayList<>();
        for (String word : (isCapital ? text.toUpperCase(Locale.ROOT) : text).split("[\\s,;.]+")) {
            if (!word.isEmpty() && words.size() < MOST) {
                words.add(word);
            }
        }
        return words;
    }

    /** The first of the words that cannot be spelled; empty where all can. */
    public String wrong(List<String> words) {
        for (String word : words) {
            if (word.length() > LONGEST || !wrongIn(word).isEmpty()) {
                return word;
            }
        }
        return "";
    }

    private Set<String> wrongIn(String word) {
        Set<String> wrong =
                word.isEmpty() ? Collections.emptySet() : new HashSet<>(Arrays.asList(word.split("")));
        if (!wrong.isEmpty()) {
            wrong.removeAll(letters);
        }
        return wrong;
    }
}
