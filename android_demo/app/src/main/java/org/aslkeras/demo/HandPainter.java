package org.aslkeras.demo;

import static org.aslkeras.core.hand.Skeleton.LANDMARKS;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Color;
import android.graphics.Matrix;
import android.graphics.Paint;
import android.graphics.RectF;
import org.aslkeras.core.hand.Skeleton;
import org.aslkeras.core.live.SeenHand;

/** Draws a hand's skeleton, box and label over the picture; text is never mirrored. */
final class HandPainter {
    private static final int PALM = 0xffbdbdbd;
    private static final int RIGHT = 0xff40dc40;
    private static final int[] FINGERS = {0xffff4040, 0xffffc800, 0xff40dc40, 0xff00beff, 0xffc850ff};
    private static final int[][] PALM_BONES = Skeleton.palmBones();
    private static final float BONE_DP = 3;
    private static final float JOINT_DP = 4;
    private static final float PATH_DP = 4;
    private static final float PADDING_DP = 8;

    private final Paint line = new Paint(Paint.ANTI_ALIAS_FLAG);
    private final Paint fill = new Paint(Paint.ANTI_ALIAS_FLAG);
    private final float[] points = new float[2 * LANDMARKS];
    private final RectF box = new RectF();
    private final LabelPainter label;
    private final float density;

    HandPainter(Context context) {
        label = new LabelPainter(context);
        density = context.getResources().getDisplayMetrics().density;
        line.setStrokeCap(Paint.Cap.ROUND);
        line.setStyle(Paint.Style.STROKE);
    }

    /**
     * Draws a hand.
     *
     * @param stage that may be drawn on
     * @param toScreen from the picture's pixels to the canvas
     * @param wanted the letter that is asked for, whose box is green; null while none is
     */
    void draw(Canvas canvas, RectF stage, SeenHand hand, Matrix toScreen, String wanted) {
        for (int landmark = 0; landmark < LANDMARKS; landmark++) {
            points[2 * landmark] = hand.hand().x(landmark);
            points[2 * landmark + 1] = hand.hand().y(landmark);
        }
        toScreen.mapPoints(points);
        drawSkeleton(canvas);
        setBox();
        boolean isRight = hand.reading().letter() != null && hand.reading().letter().equals(wanted);
        line.setColor(isRight ? RIGHT : Color.WHITE);
        line.setStrokeWidth(isRight ? BONE_DP * density : density);
        canvas.drawRoundRect(box, PADDING_DP * density, PADDING_DP * density, line);
        drawPath(canvas, hand.path(), toScreen);
        label.draw(canvas, stage, box, hand);
    }

    /** What the fingertip draws, while it may be a letter. */
    private void drawPath(Canvas canvas, float[] path, Matrix toScreen) {
        if (path == null) {
            return;
        }
        float[] drawn = path.clone();
        toScreen.mapPoints(drawn);
        line.setColor(Color.WHITE);
        line.setStrokeWidth(PATH_DP * density);
        for (int place = 2; place < drawn.length; place += 2) {
            canvas.drawLine(
                    drawn[place - 2], drawn[place - 1], drawn[place], drawn[place + 1], line);
        }
    }

    private void drawSkeleton(Canvas canvas) {
        line.setStrokeWidth(BONE_DP * density);
        line.setColor(PALM);
        for (int[] bone : PALM_BONES) {
            drawBone(canvas, bone[0], bone[1]);
        }
        for (int finger = 0; finger < FINGERS.length; finger++) {
            int first = 1 + 4 * finger;
            line.setColor(FINGERS[finger]);
            fill.setColor(FINGERS[finger]);
            for (int joint = first; joint < first + 4; joint++) {
                if (joint > first) {
                    drawBone(canvas, joint - 1, joint);
                }
                canvas.drawCircle(
                        points[2 * joint], points[2 * joint + 1], JOINT_DP * density, fill);
            }
        }
    }

    private void drawBone(Canvas canvas, int from, int to) {
        canvas.drawLine(
                points[2 * from], points[2 * from + 1], points[2 * to], points[2 * to + 1], line);
    }

    private void setBox() {
        box.set(points[0], points[1], points[0], points[1]);
        for (int landmark = 1; landmark < LANDMARKS; landmark++) {
            box.union(points[2 * landmark], points[2 * landmark + 1]);
        }
        box.inset(-PADDING_DP * density, -PADDING_DP * density);
    }
}
