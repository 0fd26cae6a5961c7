package org.aslkeras.core.text;

import java.util.List;

/**
 * Thinks again about a word at its end, such as with a dictionary, and suggests some before.
 *
 * <p>A class, as what brings the APK's code back to a JDK for its tests knows no code of interfaces.
 */
public abstract class Decoder {
    /**
     * The letters that were meant; those of the word where nothing is to be corrected.
     *
     * @param letters of the word, with their distributions; at least one
     */
    public abstract List<Event.Letter> decode(List<Event.Letter> letters);

    /** What a word that has begun may become, for the same letters. */
    public Suggestions suggest(List<Event.Letter> letters) {
        return Suggestions.NOTHING;
    }

    /** The letters of a suggested word in the place of others; those that changed are marked. */
    public List<Event.Letter> readAs(List<Event.Letter> letters, String word) {
        return letters;
    }
}
