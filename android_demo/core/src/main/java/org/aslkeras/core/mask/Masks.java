package org.aslkeras.core.mask;

import java.util.ArrayList;
import java.util.List;

/**
 * The masks of one frame's hands, whose memory is used again: who shows a frame keeps one of these
 * with it, and gives it away only together with the frame.
 */
public final class Masks {
    private final List<Mask> masks = new ArrayList<>();
    private int taken = 0;

    /** The masks that were taken may be drawn over. */
    public void reset() {
        taken = 0;
    }

    /** One more mask of this side; its content is undefined until it is drawn. */
    public Mask take(int side) {
        if (taken == masks.size()) {
            masks.add(new Mask(side));
        } else if (masks.get(taken).side() != side) {
            masks.set(taken, new Mask(side));
        }
        return masks.get(taken++);
    }
}
