package org.aslkeras.core.mediapipe;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.hand.Hand;

/**
 * Finds hands in single photographs: {@code asl_keras.landmarker.Landmarker}.
 *
 * <p>A hand that fills the photograph is missed by a palm detector that expects room around it; so
 * where none is found, a second look is taken with a border.
 */
public final class PhotoLandmarker {
    /** As a share of the longer side. */
    private static final double BORDER = 0.25;

    private final HandTracker tracker;
    private final Picture wider = new Picture();

    /**
     * @param tracker with {@link HandTracker#PHOTO_CONFIDENCE} while photographs are read
     */
    public PhotoLandmarker(HandTracker tracker) {
        this.tracker = tracker;
    }

    /** The hands in a photograph, in its pixels; empty if there is none. */
    public List<Hand> detect(Picture picture) {
        List<Hand> hands = look(picture);
        if (!hands.isEmpty()) {
            return hands;
        }
        int border = (int) Math.rint(BORDER * Math.max(picture.width(), picture.height()));
        picture.copyWithBorder(border, wider);
        List<Hand> moved = new ArrayList<>();
        for (Hand hand : look(wider)) {
            moved.add(hand.moved(-border, -border));
        }
        return moved;
    }

    private List<Hand> look(Picture picture) {
        tracker.reset();
        return tracker.track(picture);
    }
}
