package org.aslkeras.core.landmarks;

/**
 * Where the palm detector's 2,016 answers look: MediaPipe's SsdAnchorsCalculator.
 *
 * <p>Four layers, of strides 8, 16, 16 and 16, each with two anchors of a fixed size per cell;
 * layers of one stride share their grid, so that there are 2 and 6 anchors in a cell.
 */
final class Anchors {
    private static final int[] GRIDS = {24, 12}; // 192 / 8 and 192 / 16
    private static final int[] PER_CELL = {2, 6};

    private final float[] centres;

    Anchors() {
        centres = new float[2 * count()];
        int index = 0;
        for (int layer = 0; layer < GRIDS.length; layer++) {
            int cells = GRIDS[layer] * GRIDS[layer];
            for (int anchor = 0; anchor < cells * PER_CELL[layer]; anchor++) {
                int cell = anchor / PER_CELL[layer];
                centres[index++] = (cell % GRIDS[layer] + 0.5f) / GRIDS[layer];
                centres[index++] = (cell / GRIDS[layer] + 0.5f) / GRIDS[layer];
            }
        }
    }

    static int count() {
        int count = 0;
        for (int layer = 0; layer < GRIDS.length; layer++) {
            count += GRIDS[layer] * GRIDS[layer] * PER_CELL[layer];
        }
        return count;
    }

    /** As a share of the detector's square. */
    float x(int anchor) {
        return centres[2 * anchor];
    }

    /** As a share of the detector's square. */
    float y(int anchor) {
        return centres[2 * anchor + 1];
    }
}
