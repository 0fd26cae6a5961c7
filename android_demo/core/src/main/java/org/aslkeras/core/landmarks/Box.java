package org.aslkeras.core.landmarks;

/**
 * An upright rectangle.
 *
 * @param left the least x
 * @param top the least y
 * @param width not negative
 * @param height not negative
 */
record Box(float left, float top, float width, float height) {

    static Box around(float x, float y, float width, float height) {
        return new Box(x - width / 2, y - height / 2, width, height);
    }

    float right() {
        return left + width;
    }

    float bottom() {
        return top + height;
    }

    /** Intersection over union, 0 to 1. */
    float overlap(Box other) {
        float across = Math.min(right(), other.right()) - Math.max(left, other.left);
        float down = Math.min(bottom(), other.bottom()) - Math.max(top, other.top);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        float common = across * down;
        float union = width * height + other.width * other.height - common;
        return union > 0 ? common / union : 0;
    }
}
