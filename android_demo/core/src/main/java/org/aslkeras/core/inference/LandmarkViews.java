package org.aslkeras.core.inference;

import java.nio.ByteBuffer;
import org.aslkeras.core.hand.Features;

/** The features of a hand and of its mirror image. */
final class LandmarkViews implements Views {
    private final float[] view = new float[Features.COUNT];
    private final float[] both = new float[COUNT * Features.COUNT];

    @Override
    public void write(float[] landmarks, Tensor tensor, ByteBuffer batch) {
        Features.of(landmarks, view);
        System.arraycopy(view, 0, both, 0, view.length);
        Features.mirror(view);
        System.arraycopy(view, 0, both, view.length, view.length);
        tensor.write(both, batch);
    }
}
