package org.aslkeras.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.Files;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.motion.GoldenMovements;
import org.aslkeras.core.motion.Network;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;
import org.junit.jupiter.api.Test;

class MovementsTest {
    private static final Alphabet STILL = Alphabet.of(List.of("D", "I", "none"));

    @Test
    void movementsAreWrittenBesideTheLettersOfAModel() throws IOException {
        List<String> expected = new ArrayList<>();
        List<String> written = new ArrayList<>();
        for (Map<?, ?> golden : GoldenMovements.cases()) {
            for (Map<?, ?> movement : Files.objects(golden.get("movements"))) {
                if ((Double) movement.get("frame") >= 0) {
                    expected.add((String) movement.get("letter"));
                }
            }
            for (Event event : read(golden, STILL, GoldenMovements.network())) {
                written.add(((Event.Letter) event).letter());
            }
        }
        assertFalse(expected.isEmpty());
        assertEquals(expected, written);
    }

    @Test
    void whatWasJustDrawnIsWrittenAtTheEnd() throws IOException {
        int ended = 0;
        for (Map<?, ?> golden : GoldenMovements.cases()) {
            List<?> known = (List<?>) golden.get("movements");
            Movements movements = movements(STILL, GoldenMovements.network());
            int before = read(golden, movements).size();
            int last = movements.end(0).size();
            assertEquals(known.size(), before + last);
            assertTrue(movements.end(0).isEmpty());
            ended += last;
        }
        assertTrue(ended > 0);
    }

    @Test
    void noneIsWrittenWithoutANetworkOrWithoutTheLettersThatTheyBeginAs() throws IOException {
        for (Map<?, ?> golden : GoldenMovements.cases()) {
            assertTrue(read(golden, STILL, null).isEmpty());
            Alphabet others = Alphabet.of(List.of("A", "B"));
            assertTrue(read(golden, others, GoldenMovements.network()).isEmpty());
        }
    }

    @Test
    void aHandThatWasNotSeenHasNoPath() throws IOException {
        Speller speller = new Speller(STILL, Rules.DEFAULT);
        assertNull(new Movements(GoldenMovements.network(), STILL, speller).path(0));
    }

    private static Movements movements(Alphabet alphabet, Network network) {
        return new Movements(network, alphabet, new Speller(alphabet, Rules.DEFAULT));
    }

    private static List<Event> read(Map<?, ?> golden, Alphabet alphabet, Network network) {
        return read(golden, movements(alphabet, network));
    }

    private static List<Event> read(Map<?, ?> golden, Movements movements) {
        List<Event> events = new ArrayList<>();
        for (Map<?, ?> frame : Files.objects(golden.get("frames"))) {
            Hand hand = GoldenMovements.hand(frame);
            Map<Integer, Hand> hands = hand == null ? Map.of() : Map.of(0, hand);
            events.addAll(movements.update((Double) frame.get("time"), hands));
        }
        return events;
    }
}
