package org.aslkeras.demo;

import android.content.Context;
import android.graphics.Canvas;
import android.graphics.Matrix;
import android.graphics.Paint;
import android.graphics.Rect;
import android.graphics.RectF;
import android.util.AttributeSet;
import android.view.View;
import org.aslkeras.core.live.SeenHand;

/**
 * Shows a frame with what was read in it.
 *
 * <p>The picture is the very one that was read, so that the skeleton lies on the hand at any
 * rotation of the phone and speed of the model.
 */
public final class SceneView extends View {
    private static final float MASK_SHARE = 0.28f;
    private static final double NANO_MILLIS = 1e-6;

    private final Matrix toScreen = new Matrix();
    private final Paint smooth = new Paint(Paint.FILTER_BITMAP_FLAG);
    private final Rect corner = new Rect();
    private final RectF stage = new RectF();
    private final HandPainter painter;
    private Frame frame;
    private boolean showsMask = false;
    private String wanted; // null: any letter
    private double drawMillis = 0;

    /** Called by the layout. */
    public SceneView(Context context, AttributeSet attributes) {
        super(context, attributes);
        painter = new HandPainter(context);
    }

    /** Shows a frame, which must not change until the next is shown; null for none. */
    void show(Frame shown) {
        frame = shown;
        invalidate();
    }

    /** Whether what the model sees is shown in a corner. */
    void setShowsMask(boolean shows) {
        showsMask = shows;
        invalidate();
    }

    /** The letter that is asked for; null while none is. */
    void setWanted(String letter) {
        wanted = letter;
    }

    /** How long the frame that was shown last took to draw, in milliseconds. */
    double drawMillis() {
        return drawMillis;
    }

    /**
     * What is read, when somebody asks: to tell a screen reader of every frame would drown all else.
     */
    @Override
    public CharSequence getContentDescription() {
        return description();
    }

    @Override
    protected void onDraw(Canvas canvas) {
        super.onDraw(canvas);
        if (frame == null || frame.picture() == null) {
            return;
        }
        long start = System.nanoTime();
        drawFrame(canvas);
        drawMillis = (System.nanoTime() - start) * NANO_MILLIS;
    }

    private void drawFrame(Canvas canvas) {
        fit(frame.picture().getWidth(), frame.picture().getHeight());
        canvas.drawBitmap(frame.picture(), toScreen, smooth);
        stage.set(0, 0, getWidth(), getHeight());
        for (SeenHand hand : frame.scene().hands()) {
            painter.draw(canvas, stage, hand, toScreen, wanted);
        }
        if (showsMask && frame.mask() != null) {
            int side = Math.round(MASK_SHARE * Math.min(getWidth(), getHeight()));
            corner.set(0, getHeight() - side, side, getHeight());
            canvas.drawBitmap(frame.mask(), null, corner, smooth);
        }
    }

    /** The whole picture, as large as it fits, in the middle. */
    private void fit(int width, int height) {
        float scale = Math.min((float) getWidth() / width, (float) getHeight() / height);
        toScreen.setTranslate(-width / 2f, -height / 2f);
        toScreen.postScale(scale, scale);
        toScreen.postTranslate(getWidth() / 2f, getHeight() / 2f);
    }

    private String description() {
        if (frame == null || frame.picture() == null) {
            return getContext().getString(R.string.preview);
        }
        if (frame.scene().hands().isEmpty()) {
            return getContext().getString(R.string.no_hand);
        }
        SeenHand hand = frame.scene().hands().get(0);
        if (hand.reading().letter() == null) {
            return getContext().getString(R.string.unknown_reading);
        }
        return getContext()
                .getString(R.string.reading, hand.reading().letter(), LabelPainter.percent(hand));
    }
}
