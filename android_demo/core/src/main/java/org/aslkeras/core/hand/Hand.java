package org.aslkeras.core.hand;

import static org.aslkeras.core.hand.Skeleton.COORDINATES;
import static org.aslkeras.core.hand.Skeleton.LANDMARKS;

/**
 * A hand that was found in a picture.
 *
 * @param landmarks {@code float[63]}: x, y and relative depth, all in pixels of the picture
 * @param handedness as for a mirrored picture: an unmirrored right hand is {@code LEFT}
 * @param score how sure the handedness is, 0.5 to 1
 */
public record Hand(float[] landmarks, Handedness handedness, float score) {

    /** The x of a landmark, in pixels. */
    public float x(int landmark) {
        return landmarks[COORDINATES * landmark];
    }

    /** The y of a landmark, in pixels. */
    public float y(int landmark) {
        return landmarks[COORDINATES * landmark + 1];
    }

    /** The same hand, called by the other name: that of a person seen in an unmirrored picture. */
    public Hand ofOtherSide() {
        return new Hand(landmarks, handedness.other(), score);
    }

    /** The hand, further right and down by steps in pixels. */
    public Hand moved(float right, float down) {
        float[] copy = landmarks.clone();
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            copy[COORDINATES * landmark] += right;
            copy[COORDINATES * landmark + 1] += down;
        }
        return new Hand(copy, handedness, score);
    }

    /** The longer side of the landmarks' box, in pixels, at least one. */
    public float size() {
        return Math.max(Math.max(extent(0), extent(1)), 1);
    }

    /**
     * The mean distance of the landmarks from the other hand's, in sizes of the other hand.
     *
     * @param stepRight pixels by which the other hand has moved on, as {@code stepDown}
     */
    public double distance(Hand other, float stepRight, float stepDown) {
        double sum = 0;
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            float dx = x(landmark) - (other.x(landmark) + stepRight);
            float dy = y(landmark) - (other.y(landmark) + stepDown);
            sum += Math.sqrt(dx * dx + dy * dy);
        }
        return sum / LANDMARKS / other.size();
    }

    /** The mean of a coordinate over the landmarks: 0 for x, 1 for y; in pixels. */
    public float mean(int coordinate) {
        float sum = 0;
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            sum += landmarks[COORDINATES * landmark + coordinate];
        }
        return sum / LANDMARKS;
    }

    /** The least value of a coordinate: 0 for x, 1 for y; in pixels. */
    public float least(int coordinate) {
        float least = Float.POSITIVE_INFINITY;
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            least = Math.min(least, landmarks[COORDINATES * landmark + coordinate]);
        }
        return least;
    }

    /** The greatest value of a coordinate: 0 for x, 1 for y; in pixels. */
    public float greatest(int coordinate) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            greatest = Math.max(greatest, landmarks[COORDINATES * landmark + coordinate]);
        }
        return greatest;
    }

    private float extent(int coordinate) {
        return greatest(coordinate) - least(coordinate);
    }
}
