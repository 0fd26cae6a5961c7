package org.aslkeras.core.live;

import java.util.Collections;
import java.util.List;
import org.aslkeras.core.text.Event;

/**
 * What one frame shows.
 *
 * @param hands that were found
 * @param text written so far
 * @param events what was written at this frame
 * @param times of its stages
 */
public record Scene(
        List<SeenHand> hands, String text, List<Event> events, StageTimes times) {
    /** Before the first frame. */
    public static final Scene EMPTY =
            new Scene(Collections.emptyList(), "", Collections.emptyList(), StageTimes.NONE);
}
