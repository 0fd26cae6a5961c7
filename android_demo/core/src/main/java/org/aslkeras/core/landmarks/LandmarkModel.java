package org.aslkeras.core.landmarks;

import org.aslkeras.core.frames.Picture;
import static org.aslkeras.core.hand.Skeleton.COORDINATES;
import static org.aslkeras.core.hand.Skeleton.LANDMARKS;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.Tensor;

/** Finds the 21 landmarks of a hand in a region: MediaPipe's HandLandmarkCpu. */
final class LandmarkModel implements AutoCloseable {
    private static final int SIDE = 224;
    private static final float NORMALISE_Z = 0.4f;

    // The model's outputs in order; the fourth, landmarks in metres, is not read.
    private static final int LANDMARK_OUTPUT = 0;
    private static final int PRESENCE_OUTPUT = 1;
    private static final int HANDEDNESS_OUTPUT = 2;

    private final Interpreter interpreter;
    private final Warp warp = new Warp(SIDE, Border.EDGE);
    private final float[] square = new float[SIDE * SIDE * 3];
    private final float[] raw = new float[LANDMARKS * COORDINATES];
    private final float[] single = new float[1];
    private final ByteBuffer input;
    private final List<ByteBuffer> outputs = new ArrayList<>();

    /**
     * @param interpreter of hand_landmark_full.tflite, closed with this
     */
    LandmarkModel(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.input = interpreter.input().allocate();
        for (Tensor output : interpreter.outputs()) {
            outputs.add(output.allocate());
        }
    }

    /**
     * The hand in a region, its landmarks in shares of the picture; null if there is none.
     *
     * @param presence how sure it must be that there is one, 0 to 1
     */
    NormalisedHand find(Picture picture, Region region, float presence) {
        warp.cut(picture, region, square);
        interpreter.input().write(square, input);
        interpreter.run(input, outputs);
        if (!(number(PRESENCE_OUTPUT) > presence)) {
            return null;
        }
        interpreter.outputs().get(LANDMARK_OUTPUT).read(outputs.get(LANDMARK_OUTPUT), raw);
        float left = number(HANDEDNESS_OUTPUT);
        Handedness handedness = left >= 1 - left ? Handedness.LEFT : Handedness.RIGHT;
        return new NormalisedHand(projected(region), handedness, Math.max(left, 1 - left));
    }

    @Override
    public void close() {
        interpreter.close();
    }

    private float number(int output) {
        interpreter.outputs().get(output).read(outputs.get(output), single);
        return single[0];
    }

    /** LandmarkProjectionCalculator: from the square's pixels to shares of the picture. */
    private float[] projected(Region region) {
        float cos = Region.cos(region.rotation());
        float sin = Region.sin(region.rotation());
        float[] landmarks = new float[raw.length];
        for (int index = 0; index < raw.length; index += COORDINATES) {
            float x = raw[index] / SIDE - 0.5f;
            float y = raw[index + 1] / SIDE - 0.5f;
            float z = raw[index + 2] / SIDE / NORMALISE_Z;
            landmarks[index] = (cos * x - sin * y) * region.width() + region.x();
            landmarks[index + 1] = (sin * x + cos * y) * region.height() + region.y();
            landmarks[index + 2] = z * region.width();
        }
        return landmarks;
    }
}
