package org.aslkeras.core.inference;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * What a model reads or writes; a number is {@code scale * (stored - zeroPoint)} unless float.
 *
 * @param type of the elements
 * @param shape with the batch
 * @param scale of a quantised tensor, else unused
 * @param zeroPoint of a quantised tensor, else unused
 */
public record Tensor(ElementType type, int[] shape, float scale, int zeroPoint) {

    /**
     * @throws ModelException unless its numbers are floats, or bytes with a scale
     */
    void requireFormat() throws ModelException {
        if (type != ElementType.FLOAT32 && !(scale > 0 && scale < Float.POSITIVE_INFINITY)) {
            throw new ModelException(
                    "Expected numbers that are floats, or bytes with a scale. Received: bytes with "
                            + "the scale " + scale);
        }
    }

    /** What a number may differ from the right one, as it is rounded. */
    double rounding() {
        return type == ElementType.FLOAT32 ? 0 : scale / 2.0;
    }

    /** The number of elements. */
    public int elements() {
        int product = 1;
        for (int dimension : shape) {
            product *= dimension;
        }
        return product;
    }

    /** A direct buffer of its size in the machine's byte order, as interpreters want it. */
    public ByteBuffer allocate() {
        return ByteBuffer.allocateDirect(elements() * type.bytes()).order(ByteOrder.nativeOrder());
    }

    /** Writes numbers into a buffer of this tensor, from its start. */
    public void write(float[] values, ByteBuffer buffer) {
        if (type == ElementType.FLOAT32) {
            floats(buffer).put(values);
            return;
        }
        for (int index = 0; index < values.length; index++) {
            buffer.put(index, quantised(values[index]));
        }
    }

    /** Reads numbers from a buffer of this tensor, from its start. */
    public void read(ByteBuffer buffer, float[] values) {
        if (type == ElementType.FLOAT32) {
            floats(buffer).get(values);
            return;
        }
        for (int index = 0; index < values.length; index++) {
            int stored = type == ElementType.UINT8 ? buffer.get(index) & 255 : buffer.get(index);
            values[index] = (stored - zeroPoint) * scale;
        }
    }

    /** TensorFlow Lite leaves a buffer at its end; ByteBuffer's own rewind() is newer than Android 7.0. */
    private static FloatBuffer floats(ByteBuffer buffer) {
        Buffer start = buffer;
        start.rewind();
        return buffer.asFloatBuffer();
    }

    /** The stored byte of a number, saturated. */
    byte quantised(float value) {
        int stored = (int) Math.rint(value / scale + zeroPoint);
        int least = type == ElementType.UINT8 ? 0 : Byte.MIN_VALUE;
        return (byte) Math.max(least, Math.min(least + 255, stored));
    }
}
