package org.aslkeras.core.text;

import java.util.List;

/** Thinks again about a word at its end, such as with a dictionary. */
public interface Decoder {
    /**
     * The letters that were meant; those of the word where nothing is to be corrected.
     *
     * @param letters of the word, with their distributions; at least one
     */
    List<Event.Letter> decode(List<Event.Letter> letters);
}
