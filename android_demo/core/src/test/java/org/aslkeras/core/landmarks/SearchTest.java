package org.aslkeras.core.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final Picture picture = new Picture().resize(200, 100);
    private final List<Window> looks = new ArrayList<>();

    @Test
    void theHandThatMostLooksSawIsFound() {
        List<Hand> seen =
                List.of(hand(0, 1), hand(100, 1), hand(102, 0.9f), hand(1, 0.5f), hand(99, 0.6f));
        List<Hand> most = Search.mostSeen(seen);
        assertEquals(3, most.size());
        assertSame(seen.get(1), most.get(0));
        assertEquals(List.of(), Search.mostSeen(List.of()));
    }

    @Test
    void looksAtTheWholeUntilThereIsEnough() {
        Search search = search(hand(100, 1));
        assertEquals(6, search.findings(picture, found -> false).size());
        assertEquals(6, looks.size());
        assertNull(looks.get(0));
        looks.clear();
        assertEquals(2, search.findings(picture, found -> found.size() == 2).size());
        assertEquals(2, looks.size());
    }

    @Test
    void looksAtPartsWhereTheWholeShowsNoHand() {
        Search search = new Search((window, seen) -> {
            looks.add(window);
            return looks.size() < 8 ? List.of() : List.of(hand(100, 1));
        });
        assertEquals(5, search.findings(picture, found -> false).size());
        assertEquals(8 + 4, looks.size(), "the part that shows it, and four closer looks");
    }

    @Test
    void looksAtASmallHandAgainAndAddsWhatIsNear() {
        Search search = new Search((window, seen) -> {
            looks.add(window);
            return List.of(small(looks.size() == 8 ? 150 : 100));
        });
        assertEquals(9, search.findings(picture, found -> false).size());
        assertEquals(10, looks.size());
    }

    @Test
    void aHandWhoseSideTheLooksAreNotSureOfIsNone() {
        assertEquals(List.of(), search(hand(100, 0.69f)).findings(picture, found -> false));
        assertEquals(6, search(hand(100, 0.71f)).findings(picture, found -> false).size());
    }

    @Test
    void aHandThatEachLookSeesOtherwiseIsNone() {
        assertEquals(List.of(), wobbling(4, 0.78f).findings(picture, found -> false));
        assertEquals(6, wobbling(1, 0.78f).findings(picture, found -> false).size());
    }

    @Test
    void aHandInAPartOfThePictureIsSeenInOnePlaceByAllLooks() {
        assertEquals(List.of(), inAPart(3).findings(picture, found -> false));
        assertEquals(5, inAPart(1).findings(picture, found -> false).size());
    }

    @Test
    void aHandThatFewerThanThreeLooksSawIsNone() {
        Search search = new Search((window, seen) -> {
            looks.add(window);
            return looks.size() < 3 ? List.of(hand(100, 1)) : List.of();
        });
        assertEquals(List.of(), search.findings(picture, found -> false));
    }

    @Test
    void oneHandOfSeveralFindingsHasTheMedianOfLandmarksAndTheHandednessOfMost() {
        List<Hand> found = List.of(hand(100, 0.9f), hand(104, 0.6f).ofOtherSide(), hand(101, 0.7f));
        Hand middle = MiddleHand.of(found);
        assertEquals(101, middle.x(0));
        assertEquals(Handedness.LEFT, middle.handedness());
        assertEquals(0.8f, middle.score(), 1e-6f);
        assertEquals(102, MiddleHand.of(found.subList(0, 2)).x(0));
    }

    /** Sees a hand of size 40 in three places in turns. */
    private Search wobbling(float step, float score) {
        return new Search((window, seen) -> {
            looks.add(window);
            return List.of(hand(100 + step * (looks.size() % 3), score));
        });
    }

    /** Sees a hand of size 40 in five places, in parts of the picture alone. */
    private Search inAPart(float step) {
        int whole = 1 + Look.ALL.size();
        looks.clear();
        return new Search((window, seen) -> {
            looks.add(window);
            int look = looks.size();
            return look <= whole ? List.of() : List.of(hand(100 + step * (look % 5), 1));
        });
    }

    private Search search(Hand hand) {
        return new Search((window, seen) -> {
            looks.add(window);
            return List.of(hand);
        });
    }

    private static Hand hand(float x, float score) {
        return sized(x, 2, score);
    }

    private static Hand small(float x) {
        return sized(x, 1, 1);
    }

    private static Hand sized(float x, float step, float score) {
        float[] landmarks = new float[63];
        for (int landmark = 0; landmark < 21; landmark++) {
            landmarks[3 * landmark] = x + step * landmark;
            landmarks[3 * landmark + 1] = step * landmark;
        }
        return new Hand(landmarks, Handedness.LEFT, score);
    }
}
