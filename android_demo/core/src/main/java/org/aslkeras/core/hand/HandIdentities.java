package org.aslkeras.core.hand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every hand a number that stays with it from frame to frame: {@code asl_keras.hand.identities}.
 *
 * <p>Each hand is where it was, moved on at its last velocity. Hands and tracks are paired so that
 * the sum of the distances is least; all 21 landmarks count, so that the shape of a hand tells it
 * apart where two hands meet.
 */
public final class HandIdentities {
    /** Seconds after which a hand that is missed is gone. */
    private static final double LOST = 0.5;

    /** Seconds between two frames, after which all are gone. */
    private static final double PAUSE = 10;

    /** Sizes of the hand between two frames; it is another hand beyond. */
    private static final double FARTHEST = 1.5;

    /** Sizes that a change from left to right counts as much as. */
    private static final double SIDE_CHANGED = 0.5;

    private final List<Track> tracks = new ArrayList<>();
    private int next = 0;
    private double last = 0; // when the last frame was

    /**
     * The hands of a frame by identity, in the order in which they came.
     *
     * @param time of the frame in seconds; never decreases
     * @param hands all hands of the frame
     */
    public Map<Integer, Hand> update(double time, List<Hand> hands) {
        tracks.removeIf(track -> isGone(track, time));
        last = time;
        int[] places = matching(time, hands);
        List<Track> known = new ArrayList<>(tracks);
        Map<Integer, Hand> found = new LinkedHashMap<>();
        for (int index = 0; index < places.length; index++) {
            Hand hand = hands.get(index);
            boolean isNew = places[index] >= known.size();
            Track track = isNew ? begin(hand, time) : known.get(places[index]);
            track.follow(hand, time);
            found.put(track.id, hand);
        }
        return found;
    }

    /** The identities of the hands that are seen, or were a moment ago. */
    public Set<Integer> ids() {
        Set<Integer> ids = new LinkedHashSet<>();
        for (Track track : tracks) {
            ids.add(track.id);
        }
        return ids;
    }

    /** No hand of the next frame is one of those seen. */
    public void reset() {
        tracks.clear();
    }

    /** A hand of the last frame was not missed yet, however long ago that was. */
    private boolean isGone(Track track, double time) {
        return time - track.time > (track.time == last ? PAUSE : LOST);
    }

    private Track begin(Hand hand, double time) {
        Track track = new Track(next++, hand, time);
        tracks.add(track);
        return track;
    }

    /** The place of each hand's track; beyond the tracks for a hand that is new. */
    private int[] matching(double time, List<Hand> hands) {
        int count = tracks.size();
        double[][] cost = new double[hands.size()][count + hands.size()];
        for (int hand = 0; hand < hands.size(); hand++) {
            for (int track = 0; track < count; track++) {
                cost[hand][track] = tracks.get(track).distance(hands.get(hand), time);
            }
            Arrays.fill(cost[hand], count, count + hands.size(), FARTHEST);
        }
        return Assignment.leastCost(cost);
    }

    private static final class Track {
        private final int id;
        private Hand hand;
        private double time;
        private double right; // pixels per second
        private double down;

        private Track(int id, Hand hand, double time) {
            this.id = id;
            this.hand = hand;
            this.time = time;
        }

        /** From where the hand should be now, in sizes of the hand. */
        private double distance(Hand candidate, double now) {
            double passed = now - time;
            double apart =
                    candidate.distance(hand, (float) (right * passed), (float) (down * passed));
            return apart + (candidate.handedness() == hand.handedness() ? 0 : SIDE_CHANGED);
        }

        private void follow(Hand seen, double now) {
            if (now > time) {
                right = (seen.mean(0) - hand.mean(0)) / (now - time);
                down = (seen.mean(1) - hand.mean(1)) / (now - time);
            }
            hand = seen;
            time = now;
        }
    }
}
