package org.aslkeras.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.text.Practice;
import org.junit.jupiter.api.Test;

class PracticeWordsTest {
    private static final Alphabet STILL =
            Alphabet.of(Arrays.asList("ABCDEFGHIKLMNOPQRSTUVWXY".split("")));

    @Test
    void lettersThatMoveCanBePractisedWhereMovementsAreRead() {
        assertEquals(Practice.WORDS, new PracticeWords(STILL, true).usual());
        List<String> still = new PracticeWords(STILL, false).usual();
        assertTrue(still.contains("HELLO"));
        assertTrue(still.stream().noneMatch(word -> word.contains("J") || word.contains("Z")));
        assertEquals(List.of(), new PracticeWords(Alphabet.of(List.of("Ж", "Ю")), true).usual());
    }

    @Test
    void wordsThatAreTypedAreSpelledAsTheAlphabetIs() {
        PracticeWords words = new PracticeWords(STILL, true);
        assertEquals(List.of("OK", "JAZZ", "GO"), words.typed(" ok, Jazz;\ngo. "));
        assertEquals(List.of(), words.typed(" . "));
        PracticeWords small = new PracticeWords(Alphabet.of(List.of("a", "b")), false);
        assertEquals(List.of("ab"), small.typed("ab"));
        assertEquals(100, words.typed("A ".repeat(500)).size());
    }

    @Test
    void theFirstWordWithALetterThatIsNotReadIsNamed() {
        PracticeWords words = new PracticeWords(STILL, true);
        assertEquals("", words.wrong(List.of("OK", "JAZZ")));
        assertEquals("A1", words.wrong(List.of("OK", "A1", "B2")));
        assertEquals("A".repeat(41), words.wrong(List.of("A".repeat(41))));
    }
}
