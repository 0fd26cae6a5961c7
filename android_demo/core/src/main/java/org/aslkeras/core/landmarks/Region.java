package org.aslkeras.core.landmarks;

import org.aslkeras.core.frames.Picture;

/**
 * A rotated rectangle in a picture: MediaPipe's NormalizedRect.
 *
 * <p>Floats and the order of operations are MediaPipe's, so that the same pixels are looked at.
 *
 * @param x of the centre, as a share of the picture's width
 * @param y of the centre, as a share of the picture's height
 * @param width as a share of the picture's width
 * @param height as a share of the picture's height
 * @param rotation in radians, clockwise, -pi to pi
 */
public record Region(float x, float y, float width, float height, float rotation) {

    /** The whole of a picture. */
    public static final Region WHOLE = new Region(0.5f, 0.5f, 1, 1, 0);

    /**
     * RectTransformationCalculator: moved along its own axis, made square by its longer side, then
     * scaled.
     *
     * @param shift in heights of the region, down
     */
    public Region expanded(float scale, float shift, Picture picture) {
        int across = picture.width();
        int down = picture.height();
        float step = down * height * shift;
        float newX = x + -step * sin(rotation) / across;
        float newY = y + step * cos(rotation) / down;
        float side = Math.max(width * across, height * down);
        return new Region(newX, newY, side / across * scale, side / down * scale, rotation);
    }

    /** How much two regions overlap, their rotations left out: intersection over union, 0 to 1. */
    public float overlap(Region other) {
        return Box.around(x, y, width, height)
                .overlap(Box.around(other.x, other.y, other.width, other.height));
    }

    /** The rotation that turns the vector (dx, dy) upwards, y pointing down. */
    static float uprightRotation(float dx, float dy) {
        return normalised((float) (Math.PI / 2) - (float) Math.atan2(-dy, dx));
    }

    /** The same angle between -pi and pi. */
    static float normalised(float angle) {
        return (float) (angle - 2 * Math.PI * Math.floor((angle + Math.PI) / (2 * Math.PI)));
    }

    static float cos(float angle) {
        return (float) Math.cos(angle);
    }

    static float sin(float angle) {
        return (float) Math.sin(angle);
    }
}
