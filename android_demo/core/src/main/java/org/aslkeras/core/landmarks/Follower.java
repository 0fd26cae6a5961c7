package org.aslkeras.core.landmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;

/**
 * Follows the hands of a video from frame to frame, and looks around for one where none is seen:
 * {@code asl_keras.landmarks.follow}.
 *
 * <p>A frame is looked at as the one before while a hand is seen. Where none is seen, the looks take
 * turns, two at a frame: near to where a hand was last, at the whole, with room around it,
 * turned, at its parts.
 */
final class Follower {
    private static final int LOOKS_A_FRAME = 2; // at most
    private static final int REMEMBERED = 30; // frames for which a lost hand is looked for
    private static final double TURN = 25; // degrees

    private final Search.Finder finder;
    private boolean follows; // a hand was seen in the frame before
    private Window window; // of the last look; null: the whole
    private Iterator<Window> turns;
    private Hand last;
    private int since; // frames without a hand

    /**
     * @param finder of hands in a video
     */
    Follower(Search.Finder finder) {
        this.finder = finder;
        reset();
    }

    /** The hands in the next frame. */
    List<Hand> find(Picture picture) {
        List<Hand> hands = Collections.emptyList();
        int looks = 0;
        if (follows) {
            hands = finder.find(window, picture);
            looks++;
            turns = Collections.emptyIterator(); // they begin anew where it is lost
        }
        while (hands.isEmpty() && looks < LOOKS_A_FRAME) {
            window = next(picture);
            hands = finder.find(window, picture);
            looks++;
        }
        follows = !hands.isEmpty();
        since = hands.isEmpty() ? since + 1 : 0;
        last = hands.isEmpty() ? last : hands.get(0);
        return hands;
    }

    /** Forgets the hands: the next frame does not follow from the last. */
    void reset() {
        follows = false;
        window = null;
        turns = Collections.emptyIterator();
        last = null;
        since = 0;
    }

    private Window next(Picture picture) {
        if (!turns.hasNext()) {
            turns = around(picture);
        }
        return turns.next();
    }

    private Iterator<Window> around(Picture picture) {
        List<Window> windows = new ArrayList<>();
        if (last != null && since < REMEMBERED) {
            windows.add(Look.close(last).get(0));
        }
        windows.add(null);
        windows.add(new Look(Look.WIDE, 0, false).window(picture));
        windows.add(new Look(1, TURN, false).window(picture));
        windows.add(new Look(1, -TURN, false).window(picture));
        windows.addAll(Look.tiles(picture, 1));
        return windows.iterator();
    }
}
