package org.aslkeras.core.inference;

import java.nio.ByteBuffer;
import org.aslkeras.core.mask.MaskRenderer;

/** The mask of a hand and its mirror image. */
final class MaskViews implements Views {
    private static final int COLOURS = 256;

    private final MaskRenderer renderer;
    private final byte[] mask;
    private final byte[] mirrored;
    private final byte[] stored = new byte[COLOURS];
    private Tensor known; // whose number format `stored` is

    MaskViews(int side) {
        renderer = new MaskRenderer(side);
        mask = new byte[renderer.size()];
        mirrored = new byte[renderer.size()];
    }

    @Override
    public void write(float[] landmarks, Tensor tensor, ByteBuffer batch) {
        renderer.draw(landmarks, mask);
        renderer.mirror(mask, mirrored);
        write(mask, 0, tensor, batch);
        write(mirrored, mask.length, tensor, batch);
    }

    private void write(byte[] view, int start, Tensor tensor, ByteBuffer batch) {
        if (tensor.type() == ElementType.FLOAT32) {
            for (int index = 0; index < view.length; index++) {
                batch.putFloat(Float.BYTES * (start + index), view[index] & 255);
            }
            return;
        }
        learn(tensor);
        for (int index = 0; index < view.length; index++) {
            batch.put(start + index, stored[view[index] & 255]);
        }
    }

    /** A pixel has one of 256 values, so a quantised model's number format is a table. */
    private void learn(Tensor tensor) {
        if (tensor == known) {
            return;
        }
        for (int value = 0; value < COLOURS; value++) {
            stored[value] = tensor.quantised(value);
        }
        known = tensor;
    }
}
