package org.aslkeras.core.hand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlphabetTest {
    @Test
    void allLabelsButThatOfNoLetterAreLetters() {
        Alphabet alphabet = new Alphabet(List.of("A", "none", "B"), List.of(), "none", List.of("B"));
        assertEquals(List.of("A", "B"), alphabet.letters());
        assertTrue(alphabet.isLetter(0));
        assertFalse(alphabet.isLetter(1));
        assertTrue(alphabet.isLetter(2));
    }

    @Test
    void bareLabelsOfAslMoveAtJAndZ() {
        assertEquals(List.of("J", "Z"), Alphabet.of(List.of("A", "J", "Z")).moving());
        assertEquals(List.of("J"), Alphabet.of(List.of("A", "J", "nothing")).moving());
    }

    @Test
    void bareLabelsOfOtherAlphabetsDoNotMove() {
        assertEquals(List.of(), Alphabet.of(List.of("J", "Z", "SCH")).moving());
    }

    @Test
    void aBareLabelCalledNoneOrNothingIsNoLetter() {
        assertEquals("none", Alphabet.of(List.of("A", "none")).none());
        assertEquals("nothing", Alphabet.of(List.of("nothing", "B")).none());
        assertNull(Alphabet.of(List.of("A", "B")).none());
    }

    @Test
    void refusesLabelsThatAreEmptyMissingOrTwice() {
        assertRefused(List.of(), List.of(), null);
        assertRefused(List.of("A", ""), List.of(), null);
        assertRefused(List.of("A", "A"), List.of(), null);
    }

    @Test
    void refusesLabelsThatDoNotPrintAreTooLongOrTooMany() {
        for (String label : List.of("\ufeffA", "\u001b[2J", "A\n", " ", "\u202eA", "\ud800")) {
            assertRefused(List.of(label, "B"), List.of(), null);
        }
        assertRefused(List.of("A".repeat(51), "B"), List.of(), null);
        List<String> many = new ArrayList<>();
        for (int index = 0; index <= 1000; index++) {
            many.add("label " + index);
        }
        assertRefused(many, List.of(), null);
    }

    @Test
    void refusesAMovingLabelThatIsNoLetterAndANoneThatIsNoLabel() {
        assertRefused(List.of("A", "B"), List.of("J"), null);
        assertRefused(List.of("A", "none"), List.of("none"), "none");
        assertRefused(List.of("A", "B"), List.of(), "none");
    }

    @Test
    void lettersBesideAToZAreOfAnotherAlphabetThanAsl() {
        assertTrue(Alphabet.of(List.of("A", "b", "7", "HELLO", "none")).mayBeAsl());
        for (List<String> others :
                List.of(List.of("A", "Ä"), List.of("\u0634"), List.of("0", "1"), List.of("YES"))) {
            assertFalse(Alphabet.of(others).mayBeAsl(), others.toString());
        }
        assertFalse(
                new Alphabet(List.of("A", "J"), List.of(), null, List.of()).mayBeAsl(),
                "its J is still");
    }

    @Test
    void refusesAWordThatIsNoLetter() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Alphabet(List.of("A", "none"), List.of(), "none", List.of("none")));
    }

    private static void assertRefused(List<String> labels, List<String> moving, String none) {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Alphabet(labels, moving, none, List.of()));
    }
}
