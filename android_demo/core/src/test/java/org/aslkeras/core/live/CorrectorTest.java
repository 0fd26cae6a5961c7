package org.aslkeras.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.live.Corrector.Corrected;
import org.aslkeras.core.live.Corrector.Outcome;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;
import org.junit.jupiter.api.Test;

class CorrectorTest {
    private static final Alphabet ALPHABET = Alphabet.of(List.of("A", "B", "none"));
    private static final double[] A = {1, 0, 0};
    private static final double[] NONE = {0, 0, 1};
    private static final double FRAME = 0.1;

    private final Speller speller = new Speller(ALPHABET, Rules.DEFAULT);
    private final Map<String, List<float[]>> taught = new LinkedHashMap<>();
    private final List<Hand> seen = new ArrayList<>();
    private Corrector corrector =
            new Corrector(speller, ALPHABET, (hands, letter) -> taught.put(letter, hands));

    @Test
    void theFirstTheMiddleAndTheLastFrameOfTheHoldAreTaught() {
        show(A, 5);
        assertEquals("A", speller.text());
        show(A, 2);
        Corrected corrected = corrector.correct(0.7, "B");
        assertEquals(Outcome.LEARNT, corrected.outcome());
        assertEquals("B", speller.text());
        Event.Correction correction = (Event.Correction) corrected.events().get(0);
        assertEquals("A", Event.Letter.spelled(correction.takenBack()));
        assertEquals(3, taught.get("B").size());
        for (int part = 0; part < 3; part++) {
            assertSame(seen.get(2 * part).landmarks(), taught.get("B").get(part));
        }
    }

    @Test
    void aRightLetterIsTaughtAndNothingIsWritten() {
        show(A, 5);
        Corrected corrected = corrector.correct(0.7, "A");
        assertEquals(new Corrected(List.of(), Outcome.LEARNT), corrected);
        assertEquals(List.of("A"), List.copyOf(taught.keySet()));
    }

    @Test
    void aLetterCanBeCorrectedTwiceAndAfterItsWordHasEnded() {
        show(A, 5);
        corrector.correct(0.7, "B");
        speller.endWord();
        assertEquals("B ", speller.text());
        assertEquals(Outcome.LEARNT, corrector.correct(0.8, "A").outcome());
        assertEquals("A", speller.text());
    }

    @Test
    void aLetterWhoseHandIsForgottenIsCorrectedOnly() {
        speller.setText("A");
        assertEquals(Outcome.FORGOTTEN, corrector.correct(0, "B").outcome());
        assertEquals("B", speller.text());
        show(NONE, 5);
        show(A, 8);
        assertEquals("BA", speller.text());
        speller.delete();
        assertEquals(Outcome.FORGOTTEN, corrector.correct(2, "A").outcome());
        assertEquals(Map.of(), taught);
    }

    @Test
    void withoutALetterThereIsNothingToCorrect() {
        assertEquals(new Corrected(List.of(), Outcome.NOTHING), corrector.correct(0, "A"));
    }

    @Test
    void whatNobodyLearnsOrCannotBeSavedIsCorrectedStill() {
        corrector = new Corrector(speller, ALPHABET, null);
        show(A, 5);
        assertEquals(Outcome.CORRECTED, corrector.correct(1, "B").outcome());
        corrector = new Corrector(speller, ALPHABET, (hands, letter) -> {
            throw new IOException("full");
        });
        show(NONE, 5);
        show(A, 8);
        assertEquals(Outcome.NOT_SAVED, corrector.correct(1, "B").outcome());
        assertEquals("BB", speller.text());
    }

    private void show(double[] probabilities, int frames) {
        for (int frame = 0; frame < frames; frame++) {
            Hand hand = new Hand(new float[63], Handedness.LEFT, 1);
            double time = FRAME * seen.size();
            seen.add(hand);
            List<Event> written = speller.update(time, Map.of(0, probabilities)).events();
            corrector.see(time, Map.of(0, hand), written);
        }
    }
}
