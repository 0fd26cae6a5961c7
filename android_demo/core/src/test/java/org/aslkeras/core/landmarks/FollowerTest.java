package org.aslkeras.core.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;
import org.junit.jupiter.api.Test;

class FollowerTest {
    private static final List<Hand> HANDS =
            List.of(new Hand(new float[63], Handedness.LEFT, 1));

    private final Picture picture = new Picture().resize(200, 100);
    private final List<Window> looks = new ArrayList<>();
    private List<Hand> seen = HANDS;
    private final Follower follower = new Follower((window, frame) -> {
        looks.add(window);
        return seen;
    });

    @Test
    void aHandThatIsSeenIsLookedAtAsBefore() {
        follower.find(picture);
        assertNull(looks.get(0));
        seen = List.of();
        follower.find(picture);
        follower.find(picture);
        seen = HANDS;
        looks.clear();
        follower.find(picture);
        follower.find(picture);
        assertEquals(2, looks.size());
        assertNotNull(looks.get(0));
        assertSame(looks.get(0), looks.get(1));
    }

    @Test
    void aHandThatIsLostIsLookedForNearby() {
        follower.find(picture);
        seen = List.of();
        looks.clear();
        follower.find(picture);
        assertEquals(2, looks.size());
        assertNotNull(looks.get(1));
    }

    @Test
    void noLookIsRepeatedBeforeAllHadTheirTurn() {
        follower.find(picture);
        seen = List.of();
        looks.clear();
        for (int frame = 0; frame < 4; frame++) {
            follower.find(picture);
        }
        assertEquals(8, looks.size());
        // As before, then nearby, the whole, three windows and two of three parts.
        assertEquals(8 - 1, new HashSet<>(looks).size());
        assertNull(looks.get(0));
        assertNull(looks.get(2));
    }

    @Test
    void whereNoHandIsSeenTheLooksTakeTurnsAndBeginAgain() {
        seen = List.of();
        for (int frame = 0; frame < 5; frame++) {
            follower.find(picture);
        }
        assertEquals(10, looks.size());
        // After the whole come three windows and three parts.
        List<Integer> atTheWhole = new ArrayList<>();
        for (int look = 0; look < looks.size(); look++) {
            if (looks.get(look) == null) {
                atTheWhole.add(look);
            }
        }
        assertEquals(List.of(0, 7), atTheWhole);
    }

    @Test
    void afterAResetTheWholeIsLookedAtAnew() {
        seen = List.of();
        follower.find(picture);
        follower.reset();
        looks.clear();
        follower.find(picture);
        assertNull(looks.get(0));
    }
}
