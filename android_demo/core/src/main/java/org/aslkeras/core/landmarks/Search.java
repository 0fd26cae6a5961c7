package org.aslkeras.core.landmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.DistinctHands;
import org.aslkeras.core.hand.Hand;

/** Several looks at one photograph, and what they find of one hand: {@code asl_keras.landmarks.search}. */
final class Search {
    /** Looks at a picture through a window, or at the whole where that is null. */
    interface Finder {
        List<Hand> find(Window window, Picture picture);
    }

    private static final int CONFIRMED = 3; // looks that must see a hand
    private static final double DOUBT = 0.3; // the most about a hand, see doubt
    private static final double APART_IN_PARTS = 0.04; // sizes of a hand that the whole does not show
    private static final double SMALL = 0.2; // of the picture's longer side
    private static final double[] TILES = {1, 0.6}; // of its shorter side

    private final Finder finder;

    /**
     * @param finder of one hand in single pictures
     */
    Search(Finder finder) {
        this.finder = finder;
    }

    /**
     * What looks at a photograph found of the hand that most of them saw; empty if there is none.
     *
     * <p>Three looks must agree on a hand without much doubt, unless fewer are enough. Where they do
     * not, and where the hand is small, it is looked at closely; where there is none, at parts of the
     * picture, in which they must agree more closely.
     *
     * @param enough asked with the findings after each look at the whole picture
     */
    List<Hand> findings(Picture picture, Predicate<List<Hand>> enough) {
        List<Hand> seen = new ArrayList<>();
        for (int look = -1; look < Look.ALL.size(); look++) {
            addFirst(look < 0 ? null : Look.ALL.get(look).window(picture), picture, seen);
            List<Hand> best = mostSeen(seen);
            if (enough.test(best)) {
                return best;
            }
        }
        List<Hand> found = seen.isEmpty() ? seen : confirmed(mostSeen(seen), picture);
        return found.isEmpty() ? inParts(picture) : found;
    }

    /** The findings of the one hand that was seen most often, weighed by how sure each was. */
    static List<Hand> mostSeen(List<Hand> found) {
        List<List<Hand>> groups = new ArrayList<>();
        for (Hand hand : found) {
            List<Hand> nearest = null;
            double distance = DistinctHands.SAME_HAND;
            for (List<Hand> group : groups) {
                double apart = hand.distance(group.get(0), 0, 0);
                if (apart < distance) {
                    nearest = group;
                    distance = apart;
                }
            }
            if (nearest == null) {
                nearest = new ArrayList<>();
                groups.add(nearest);
            }
            nearest.add(hand);
        }
        List<Hand> best = Collections.emptyList();
        for (List<Hand> group : groups) {
            best = best.isEmpty() || score(group) > score(best) ? group : best;
        }
        return best;
    }

    private List<Hand> inParts(Picture picture) {
        for (double share : TILES) {
            for (Window window : Look.tiles(picture, share)) {
                List<Hand> candidate = new ArrayList<>();
                addFirst(window, picture, candidate);
                List<Hand> found =
                        candidate.isEmpty() ? candidate : confirmed(candidate, picture);
                if (!found.isEmpty() && apart(found) < APART_IN_PARTS) {
                    return found;
                }
            }
        }
        return Collections.emptyList();
    }

    /** The findings with those of a closer look, if that is needed; empty if too few agree. */
    private List<Hand> confirmed(List<Hand> candidate, Picture picture) {
        Hand hand = candidate.get(0);
        double small = SMALL * Math.max(picture.width(), picture.height());
        if (isAHand(candidate) && hand.size() >= small) {
            return candidate;
        }
        List<Hand> all = new ArrayList<>(candidate);
        for (Window window : Look.close(hand)) {
            addFirst(window, picture, all);
        }
        List<Hand> together = mostSeen(all);
        return isAHand(together) ? together : Collections.emptyList();
    }

    private static boolean isAHand(List<Hand> found) {
        return found.size() >= CONFIRMED && doubt(found) < DOUBT;
    }

    /** Whether a hand is one at all; 0 if all looks see the same, and are sure of its side. */
    private static double doubt(List<Hand> found) {
        return apart(found) + 1 - score(found) / found.size();
    }

    /** How far from their middle the findings of a hand are: the median, in sizes of the hand. */
    private static double apart(List<Hand> found) {
        Hand middle = MiddleHand.of(found);
        double[] distances = new double[found.size()];
        for (int index = 0; index < distances.length; index++) {
            distances[index] = found.get(index).distance(middle, 0, 0);
        }
        Arrays.sort(distances);
        return (distances[(distances.length - 1) / 2] + distances[distances.length / 2]) / 2;
    }

    private void addFirst(Window window, Picture picture, List<Hand> seen) {
        List<Hand> hands = finder.find(window, picture);
        if (!hands.isEmpty()) {
            seen.add(hands.get(0));
        }
    }

    private static double score(List<Hand> group) {
        double sum = 0;
        for (Hand hand : group) {
            sum += hand.score();
        }
        return sum;
    }
}
