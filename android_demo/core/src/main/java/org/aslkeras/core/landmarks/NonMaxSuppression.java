package org.aslkeras.core.landmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * Merges palms that overlap: MediaPipe's NonMaxSuppressionCalculator with the algorithm WEIGHTED.
 *
 * <p>A palm that is kept becomes the mean of those it stands for, weighted by their scores.
 */
final class NonMaxSuppression {
    private static final float MIN_OVERLAP = 0.3f;

    private NonMaxSuppression() {}

    /** The merged palms, surest first. */
    static List<Palm> merge(List<Palm> palms) {
        List<Palm> remaining = new ArrayList<>(palms);
        remaining.sort((one, other) -> Float.compare(other.score(), one.score()));
        List<Palm> merged = new ArrayList<>();
        while (!remaining.isEmpty()) {
            Palm surest = remaining.get(0);
            List<Palm> same = new ArrayList<>();
            List<Palm> others = new ArrayList<>();
            for (Palm palm : remaining) {
                boolean overlaps = palm.box().overlap(surest.box()) > MIN_OVERLAP;
                (overlaps ? same : others).add(palm);
            }
            merged.add(same.isEmpty() ? surest : mean(same));
            if (same.isEmpty()) {
                break; // a palm without area overlaps not even itself
            }
            remaining = others;
        }
        return merged;
    }

    private static Palm mean(List<Palm> palms) {
        float total = 0;
        float[] corners = new float[4];
        float[] keypoints = new float[palms.get(0).keypoints().length];
        for (Palm palm : palms) {
            float score = palm.score();
            total += score;
            corners[0] += palm.box().left() * score;
            corners[1] += palm.box().top() * score;
            corners[2] += palm.box().right() * score;
            corners[3] += palm.box().bottom() * score;
            for (int index = 0; index < keypoints.length; index++) {
                keypoints[index] += palm.keypoints()[index] * score;
            }
        }
        for (int index = 0; index < keypoints.length; index++) {
            keypoints[index] /= total;
        }
        float left = corners[0] / total;
        float top = corners[1] / total;
        Box box = new Box(left, top, corners[2] / total - left, corners[3] / total - top);
        return new Palm(box, keypoints, palms.get(0).score());
    }
}
