package org.aslkeras.core.text;

import java.util.List;
import org.aslkeras.core.text.Event.Letter;

/** Letters that no frame showed. */
final class Letters {
    private Letters() {}

    /** One for each character. */
    static List<Letter> of(String text, double time) {
        return text.chars()
                .mapToObj(letter -> new Letter(time, 0, String.valueOf((char) letter), 1, null))
                .toList();
    }
}
