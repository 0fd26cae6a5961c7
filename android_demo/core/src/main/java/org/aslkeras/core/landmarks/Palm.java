package org.aslkeras.core.landmarks;

import org.aslkeras.core.frames.Picture;

/**
 * A palm that the detector found, in shares of the picture (or of the detector's square).
 *
 * @param box around the palm
 * @param keypoints x and y of the wrist, then of the middle finger's root
 * @param score 0 to 1
 */
record Palm(Box box, float[] keypoints, float score) {
    /** Those of the detector's seven that tell where the hand lies. */
    static final int[] KEYPOINTS = {0, 2};

    private static final int WRIST = 0;
    private static final int MIDDLE_FINGER = 1;
    private static final float SCALE = 2.6f;
    private static final float SHIFT = -0.5f;

    /** DetectionsToRects and RectTransformation: where the whole hand lies, fingers up. */
    Region region(Picture picture) {
        float x0 = keypoints[2 * WRIST] * picture.width();
        float y0 = keypoints[2 * WRIST + 1] * picture.height();
        float x1 = keypoints[2 * MIDDLE_FINGER] * picture.width();
        float y1 = keypoints[2 * MIDDLE_FINGER + 1] * picture.height();
        float rotation = Region.uprightRotation(x1 - x0, y1 - y0);
        float x = box.left() + box.width() / 2;
        float y = box.top() + box.height() / 2;
        return new Region(x, y, box.width(), box.height(), rotation)
                .expanded(SCALE, SHIFT, picture);
    }
}
