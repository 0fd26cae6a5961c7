package org.aslkeras.core.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.aslkeras.core.text.Event.Letter;

/**
 * The written text, kept as letters, so that each keeps what it was written with: words with a space
 * between them, of which the last one has begun and may still be empty.
 */
final class Words {
    private static final String SPACE = " ";

    private final List<List<Letter>> words = new ArrayList<>();
    private final BitSet decoded = new BitSet();
    private String text = "";

    Words() {
        words.add(Collections.emptyList());
    }

    /** All of it. */
    String text() {
        return text;
    }

    /** The letters of the word that has begun; this list never changes. */
    List<Letter> last() {
        return words.get(words.size() - 1);
    }

    /**
     * Puts letters in the place of the last ones of the last word.
     *
     * @param count so many are taken back, at most all of the word's
     * @param letters instead of them
     * @return what was taken back
     */
    List<Letter> replace(int count, List<Letter> letters) {
        List<Letter> before = last();
        int kept = before.size() - count;
        List<Letter> after = new ArrayList<>(before.subList(0, kept));
        after.addAll(letters);
        words.set(words.size() - 1, Collections.unmodifiableList(after));
        spell();
        return before.subList(kept, before.size());
    }

    /** The places in the text of all that a decoder put there. */
    BitSet decoded() {
        return (BitSet) decoded.clone();
    }

    /** Takes up the word before the last again, if the last one is empty and there is one. */
    void reopen() {
        if (last().isEmpty() && words.size() > 1) {
            words.remove(words.size() - 1);
            spell();
        }
    }

    /** Begins the next word. */
    void end() {
        words.add(Collections.emptyList());
        spell();
    }

    /** Takes the last letter or space back, if there is one. */
    void delete() {
        if (!last().isEmpty()) {
            replace(1, Collections.emptyList());
        } else {
            reopen();
        }
    }

    /** Takes everything back. */
    void clear() {
        words.clear();
        end();
    }

    /** A text instead of all; of its letters nothing else is known. */
    void set(String written) {
        words.clear();
        for (String word : written.split(SPACE, -1)) {
            List<Letter> letters = new ArrayList<>();
            word.codePoints().forEach(point -> letters.add(unseen(point)));
            words.add(Collections.unmodifiableList(letters));
        }
        spell();
    }

    private static Letter unseen(int codePoint) {
        return new Letter(0, -1, new String(Character.toChars(codePoint)), 1, null);
    }

    private void spell() {
        StringBuilder all = new StringBuilder();
        decoded.clear();
        for (int word = 0; word < words.size(); word++) {
            all.append(word == 0 ? "" : SPACE);
            for (Letter letter : words.get(word)) {
                int place = all.length();
                all.append(letter.letter());
                decoded.set(place, all.length(), letter.decoded());
            }
        }
        text = all.toString();
    }
}
