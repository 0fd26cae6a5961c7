package org.aslkeras.core.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.text.Event.Correction;
import org.aslkeras.core.text.Event.Letter;
import org.aslkeras.core.text.Event.Word;
import org.junit.jupiter.api.Test;

class SpellerTest {
    private static final Alphabet ALPHABET = Alphabet.of(List.of("A", "B", "none"));
    private static final double[] A = {0.75, 0.25, 0};
    private static final double[] NONE = {0, 0.25, 0.75};

    private final Speller speller = new Speller(ALPHABET, Rules.DEFAULT);

    @Test
    void deletesClearsAndEndsWords() {
        speller.delete();
        assertTrue(speller.endWord().isEmpty());
        speller.setText("HI");
        assertEquals("HI", ((Word) speller.endWord().get(0)).word());
        assertTrue(speller.endWord().isEmpty());
        assertEquals("HI ", speller.text());
        speller.delete();
        assertEquals("HI", speller.text());
        speller.clear();
        assertEquals("", speller.text());
    }

    @Test
    void aTextThatIsSetIsKeptAsItIs() {
        for (String text : List.of("", "A", "A ", " A", "AB  C ")) {
            speller.setText(text);
            assertEquals(text, speller.text());
        }
    }

    @Test
    void aLetterKeepsItsDistributionAndAWordItsLetters() {
        Letter letter = (Letter) hold(A, 0).get(0);
        assertArrayEquals(A, letter.distribution());
        assertEquals(List.of(letter), speller.letters());
        Word word = (Word) speller.endWord().get(0);
        assertSame(letter, word.letters().get(0));
        assertEquals(0.75, word.time());
        speller.delete();
        assertSame(letter, speller.letters().get(0));
    }

    @Test
    void afterACutALetterIsHeldAnewAndWrittenAgain() {
        assertEquals(1, hold(A, 0).size());
        speller.cut();
        assertTrue(speller.update(60, Map.of(0, A)).events().isEmpty());
        assertEquals(0, speller.update(60.1, Map.of(0, A)).readings().get(0).progress(), 0.3);
        assertEquals(1, hold(A, 60.1).size());
        assertEquals("AA", speller.text());
    }

    @Test
    void aCutDoesNotForgetSinceWhenNoHandIsSeen() {
        speller.setText("A");
        assertTrue(speller.update(1, Map.of()).events().isEmpty());
        speller.cut();
        assertTrue(speller.update(1.5, Map.of()).events().isEmpty());
        assertEquals(1, speller.update(2, Map.of()).events().size());
    }

    @Test
    void theLabelOfNoLetterIsReadAsNoneAndNeverWritten() {
        assertTrue(hold(NONE, 0).isEmpty());
        Reading reading = speller.update(1, Map.of(0, NONE)).readings().get(0);
        assertNull(reading.letter());
        assertEquals(0.75, reading.probability());
        assertArrayEquals(NONE, reading.distribution());
    }

    @Test
    void aCorrectionTakesTheLastLettersBack() {
        speller.setText("A DI");
        List<Letter> taken = speller.letters();
        List<Letter> letters = Letters.of("Z", 2);
        assertEquals(new Correction(2, taken, letters), speller.correct(2, 2, letters));
        assertEquals("A Z", speller.text());
        assertThrows(IllegalArgumentException.class, () -> speller.correct(2, 2, letters));
        assertThrows(IllegalArgumentException.class, () -> speller.correct(2, -1, letters));
    }

    @Test
    void aHandThatSlidesSpellsALetterTwiceOnceItHasHeldAgain() {
        assertEquals(1, hold(A, 0).size());
        speller.update(1, Map.of(0, A), List.of(0));
        assertEquals("A", speller.text());
        assertEquals(1, hold(A, 1.1).size());
        assertEquals("AA", speller.text());
    }

    @Test
    void aSuggestionIsTakenAndWhatWasSpelledIsKept() {
        Speller decoding = new Speller(ALPHABET, Rules.DEFAULT, new Always("HELLO"));
        decoding.setText("HEL");
        assertEquals(List.of("HELLO"), decoding.suggestions().words());
        assertTrue(decoding.accept(1).isEmpty());
        Word word = (Word) decoding.accept(0).get(1);
        assertEquals("HELLO", word.word());
        assertEquals("HEL", Letter.spelled(word.literal()));
        assertEquals(3, decoding.decoded().nextSetBit(0));
        assertEquals("HEL", decoding.suggestions().literal());
        assertEquals("HEL", ((Word) decoding.keepSpelled().get(1)).word());
        assertEquals("HEL ", decoding.text());
        assertEquals(2, decoding.accept(0).size());
        decoding.delete();
        assertEquals("HELLO", ((Word) decoding.keepSpelled().get(0)).word());
        decoding.clear();
        assertTrue(decoding.keepSpelled().isEmpty());
        assertEquals(Suggestions.NOTHING, decoding.suggestions());
    }

    /** Suggests one word for all. */
    private static final class Always extends Decoder {
        private final String word;

        Always(String word) {
            this.word = word;
        }

        @Override
        public List<Letter> decode(List<Letter> letters) {
            return letters;
        }

        @Override
        public Suggestions suggest(List<Letter> letters) {
            return new Suggestions(Letter.spelled(letters), List.of(word));
        }

        @Override
        public List<Letter> readAs(List<Letter> letters, String meant) {
            List<Letter> read = new ArrayList<>(letters);
            String rest = meant.substring(letters.size());
            rest.chars().forEach(one -> read.add(
                    new Letter(0, 0, String.valueOf((char) one), 0, null, true)));
            return read;
        }
    }

    @Test
    void aDecoderCorrectsAWordBeforeItEnds() {
        Speller decoding =
                new Speller(ALPHABET, Rules.DEFAULT, new Meaning(letters -> Letters.of("HELLO", 0)));
        decoding.setText("HELO");
        List<Event> events = decoding.endWord();
        Correction correction = (Correction) events.get(0);
        assertEquals("HELO", Event.Letter.spelled(correction.takenBack()));
        assertEquals("HELLO", ((Word) events.get(1)).word());
        assertEquals("HELLO ", decoding.text());
    }

    @Test
    void refusesRulesOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> Rules.DEFAULT.with(1.1, 0.4));
        assertThrows(IllegalArgumentException.class, () -> Rules.DEFAULT.with(Double.NaN, 0.4));
        assertThrows(IllegalArgumentException.class, () -> Rules.DEFAULT.with(0.5, -1));
    }

    /** What is written while a hand shows the same for 0.75 seconds. */
    private List<Event> hold(double[] probabilities, double start) {
        List<Event> events = new ArrayList<>();
        for (double time = start; time <= start + 0.75; time += 0.125) {
            events.addAll(speller.update(time, Map.of(0, probabilities)).events());
        }
        return events;
    }
}
