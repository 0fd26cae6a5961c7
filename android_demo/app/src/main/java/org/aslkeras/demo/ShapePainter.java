package org.aslkeras.demo;

import android.graphics.Canvas;
import android.graphics.Paint;
import android.graphics.Path;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.hand.Skeleton;

/**
 * Draws a hand as an illustration, a palm and fingers with edges, near parts over far ones: {@code
 * asl_keras.live.overlay.shape}.
 */
final class ShapePainter {
    private static final int GROUND = 0xff1e232e;
    private static final int EDGE = 0xff12151c;
    private static final int[] NEAR = {238, 222, 205};
    private static final int[] FAR = {166, 150, 141};
    private static final int[] NAILS = {0xffff4040, 0xffffc800, 0xff40dc40, 0xff00beff, 0xffc850ff};
    private static final int[] PALM = {0, 1, 5, 9, 13, 17};
    private static final int MIDDLE = 9; // its first joint ends the palm

    // Widths as shares of the palm's length.
    private static final float BASE = 0.27f;
    private static final float TIP = 0.21f;
    private static final float PALM_EDGE = 0.24f;
    private static final float LINE = 0.02f;
    private static final float NAIL = 0.12f;
    private static final float MARGIN = 0.13f; // of the side
    private static final float CORNER = 0.06f;

    private final Paint fill = new Paint(Paint.ANTI_ALIAS_FLAG);
    private final Paint line = new Paint(Paint.ANTI_ALIAS_FLAG);
    private final Path path = new Path();
    private float[] hand; // x, y, z of each landmark, in pixels

    /** The palm, or a bone of a finger. */
    private record Part(double depth, int finger, int bone) {}

    ShapePainter() {
        line.setStyle(Paint.Style.STROKE);
        line.setStrokeJoin(Paint.Join.ROUND);
    }

    /**
     * Draws a hand as large as it fits.
     *
     * @param landmarks {@code float[63]} in any unit
     */
    void draw(Canvas canvas, float[] landmarks, int width, int height) {
        fill.setColor(GROUND);
        float corner = CORNER * Math.min(width, height);
        canvas.drawRoundRect(0, 0, width, height, corner, corner, fill);
        hand = fitted(landmarks, width, height);
        List<Part> parts = parts();
        parts.sort((one, other) -> Double.compare(other.depth, one.depth));
        double far = parts.get(0).depth;
        double near = parts.get(parts.size() - 1).depth;
        for (Part part : parts) {
            float share = (float) ((part.depth - near) / Math.max(far - near, 1e-9));
            drawPart(canvas, part, skin(share));
        }
    }

    private static float[] fitted(float[] landmarks, int width, int height) {
        float[] fitted = landmarks.clone();
        float[] low = {Float.MAX_VALUE, Float.MAX_VALUE};
        float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int place = 0; place < fitted.length; place++) {
            int axis = place % Skeleton.COORDINATES;
            if (axis < 2) {
                low[axis] = Math.min(low[axis], fitted[place]);
                high[axis] = Math.max(high[axis], fitted[place]);
            }
        }
        float extent = Math.max(high[0] - low[0], high[1] - low[1]);
        float scale = (1 - 2 * MARGIN) * Math.min(width, height) / Math.max(extent, 1e-9f);
        float[] middle = {width / 2f, height / 2f};
        for (int place = 0; place < fitted.length; place++) {
            int axis = place % Skeleton.COORDINATES;
            if (axis < 2) {
                float centre = (low[axis] + high[axis]) / 2;
                fitted[place] = (fitted[place] - centre) * scale + middle[axis];
            }
        }
        return fitted;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        double depth = 0;
        for (int landmark : PALM) {
            depth += z(landmark) / PALM.length;
        }
        parts.add(new Part(depth, -1, 0));
        for (int finger = Skeleton.fingers() - 1; finger >= 0; finger--) {
            int[] joints = Skeleton.finger(finger);
            for (int bone = 0; bone + 1 < joints.length; bone++) {
                parts.add(new Part((z(joints[bone]) + z(joints[bone + 1])) / 2.0, finger, bone));
            }
        }
        return parts;
    }

    private void drawPart(Canvas canvas, Part part, int colour) {
        float palm = (float) Math.hypot(x(MIDDLE) - x(0), y(MIDDLE) - y(0));
        float edge = Math.max(LINE * palm, 1);
        if (part.finger < 0) {
            drawPalm(canvas, palm, edge, colour);
            return;
        }
        int[] joints = Skeleton.finger(part.finger);
        int from = joints[part.bone];
        int to = joints[part.bone + 1];
        float start = palm * width(part.bone) / 2;
        float end = palm * width(part.bone + 1) / 2;
        drawBone(canvas, from, to, start + edge, end + edge, EDGE);
        drawBone(canvas, from, to, start, end, colour);
        if (part.bone + 2 == joints.length) {
            fill.setColor(NAILS[part.finger]);
            canvas.drawCircle(x(to), y(to), NAIL * palm / 2, fill);
        }
    }

    private void drawPalm(Canvas canvas, float palm, float edge, int colour) {
        path.rewind();
        path.moveTo(x(PALM[0]), y(PALM[0]));
        for (int corner = 1; corner < PALM.length; corner++) {
            path.lineTo(x(PALM[corner]), y(PALM[corner]));
        }
        path.close();
        for (int layer = 0; layer < 2; layer++) {
            int paint = layer == 0 ? EDGE : colour;
            line.setColor(paint);
            line.setStrokeWidth(PALM_EDGE * palm + (layer == 0 ? 2 * edge : 0));
            fill.setColor(paint);
            canvas.drawPath(path, fill);
            canvas.drawPath(path, line);
        }
    }

    /** A capsule that tapers. */
    private void drawBone(Canvas canvas, int from, int to, float start, float end, int colour) {
        float length = Math.max((float) Math.hypot(x(to) - x(from), y(to) - y(from)), 1e-6f);
        float acrossX = -(y(to) - y(from)) / length;
        float acrossY = (x(to) - x(from)) / length;
        path.rewind();
        path.moveTo(x(from) + acrossX * start, y(from) + acrossY * start);
        path.lineTo(x(to) + acrossX * end, y(to) + acrossY * end);
        path.lineTo(x(to) - acrossX * end, y(to) - acrossY * end);
        path.lineTo(x(from) - acrossX * start, y(from) - acrossY * start);
        path.close();
        fill.setColor(colour);
        canvas.drawPath(path, fill);
        canvas.drawCircle(x(from), y(from), start, fill);
        canvas.drawCircle(x(to), y(to), end, fill);
    }

    private float width(int joint) {
        return BASE + (TIP - BASE) * joint / 3;
    }

    private static int skin(float share) {
        int colour = 0xff;
        for (int channel = 0; channel < NEAR.length; channel++) {
            colour = colour << 8 | Math.round(NEAR[channel] + share * (FAR[channel] - NEAR[channel]));
        }
        return colour;
    }

    private float x(int landmark) {
        return hand[Skeleton.COORDINATES * landmark];
    }

    private float y(int landmark) {
        return hand[Skeleton.COORDINATES * landmark + 1];
    }

    private float z(int landmark) {
        return hand[Skeleton.COORDINATES * landmark + 2];
    }
}
