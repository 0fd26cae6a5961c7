package org.aslkeras.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.aslkeras.core.hand.Alphabet;
import org.junit.jupiter.api.Test;

/** What only the app needs: pauses of a practice, and another language while text is written. */
class PracticeRestTest {
    @Test
    void aPauseDoesNotCount() {
        Practice practice = new Practice(List.of("AB"));
        practice.see(1);
        practice.take(new Event.Letter(2, 0, "A", 1, null));
        practice.rest(600);
        practice.take(new Event.Letter(603, 0, "B", 1, null));
        assertEquals(1, practice.summary().seconds());
        assertEquals(2, practice.took());
    }

    @Test
    void aDecoderCanComeAndGo() {
        Speller speller = new Speller(Alphabet.of(List.of("A", "B")), Rules.DEFAULT);
        assertFalse(speller.decodes());
        speller.setText("AB");
        speller.setDecoder(new Decoder() {
            @Override
            public List<Event.Letter> decode(List<Event.Letter> letters) {
                return letters;
            }

            @Override
            public Suggestions suggest(List<Event.Letter> letters) {
                return new Suggestions("AB", List.of("BA"));
            }
        });
        assertTrue(speller.decodes());
        assertEquals(List.of("BA"), speller.suggestions().words());
        speller.setDecoder(null);
        assertEquals(Suggestions.NOTHING, speller.suggestions());
    }
}
