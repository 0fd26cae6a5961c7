package org.aslkeras.core.landmarks;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.Tensor;

/** Finds palms in a whole picture: MediaPipe's PalmDetectionCpu. */
final class PalmDetector implements AutoCloseable {
    private static final int SIDE = 192;
    private static final int VALUES = 18; // box x, y, width, height, then 7 keypoints
    private static final int KEYPOINTS_AT = 4;
    private static final float HIGHEST_SCORE = 100;

    private final Interpreter interpreter;
    private final Anchors anchors = new Anchors();
    private final Warp warp = new Warp(SIDE, Border.BLACK);
    private final float[] square = new float[SIDE * SIDE * 3];
    private final float[] boxes = new float[Anchors.count() * VALUES];
    private final float[] scores = new float[Anchors.count()];
    private final ByteBuffer input;
    private final List<ByteBuffer> outputs = new ArrayList<>();

    /**
     * @param interpreter of palm_detection_full.tflite, closed with this
     */
    PalmDetector(Interpreter interpreter) {
        this.interpreter = interpreter;
        this.input = interpreter.input().allocate();
        for (Tensor output : interpreter.outputs()) {
            outputs.add(output.allocate());
        }
    }

    /**
     * The palms in a picture, surest first.
     *
     * @param confidence the least score of a palm, 0 to 1
     */
    List<Palm> detect(Picture picture, float confidence) {
        warp.cut(picture, Region.WHOLE, square);
        interpreter.input().write(square, input);
        interpreter.run(input, outputs);
        interpreter.outputs().get(0).read(outputs.get(0), boxes);
        interpreter.outputs().get(1).read(outputs.get(1), scores);
        List<Palm> found = new ArrayList<>();
        for (int anchor = 0; anchor < scores.length; anchor++) {
            float score = sigmoid(scores[anchor]);
            if (score >= confidence) {
                add(anchor, score, found);
            }
        }
        List<Palm> merged = new ArrayList<>();
        for (Palm palm : NonMaxSuppression.merge(found)) {
            merged.add(withoutLetterbox(palm, picture));
        }
        return merged;
    }

    @Override
    public void close() {
        interpreter.close();
    }

    private void add(int anchor, float score, List<Palm> found) {
        int at = anchor * VALUES;
        float x = boxes[at] / SIDE + anchors.x(anchor);
        float y = boxes[at + 1] / SIDE + anchors.y(anchor);
        float width = boxes[at + 2] / SIDE;
        float height = boxes[at + 3] / SIDE;
        if (!(width >= 0 && height >= 0)) {
            return;
        }
        float[] keypoints = new float[2 * Palm.KEYPOINTS.length];
        for (int index = 0; index < Palm.KEYPOINTS.length; index++) {
            int place = at + KEYPOINTS_AT + 2 * Palm.KEYPOINTS[index];
            keypoints[2 * index] = boxes[place] / SIDE + anchors.x(anchor);
            keypoints[2 * index + 1] = boxes[place + 1] / SIDE + anchors.y(anchor);
        }
        found.add(new Palm(Box.around(x, y, width, height), keypoints, score));
    }

    /** From shares of the square, in which the picture has black bars, to shares of the picture. */
    private static Palm withoutLetterbox(Palm palm, Picture picture) {
        float ratio = (float) picture.height() / picture.width();
        float left = ratio > 1 ? (1 - 1 / ratio) / 2 : 0;
        float top = ratio < 1 ? (1 - ratio) / 2 : 0;
        float across = 1 - 2 * left;
        float down = 1 - 2 * top;
        Box box = palm.box();
        float[] keypoints = palm.keypoints();
        for (int index = 0; index < keypoints.length; index += 2) {
            keypoints[index] = (keypoints[index] - left) / across;
            keypoints[index + 1] = (keypoints[index + 1] - top) / down;
        }
        Box inPicture =
                new Box(
                        (box.left() - left) / across,
                        (box.top() - top) / down,
                        box.width() / across,
                        box.height() / down);
        return new Palm(inPicture, keypoints, palm.score());
    }

    private static float sigmoid(float score) {
        float clipped = Math.max(-HIGHEST_SCORE, Math.min(HIGHEST_SCORE, score));
        return 1 / (1 + (float) Math.exp(-clipped));
    }
}
