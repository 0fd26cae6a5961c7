package org.aslkeras.demo;

import android.content.Context;
import android.graphics.Canvas;
import android.text.Layout;
import android.text.StaticLayout;
import android.text.TextPaint;
import android.util.AttributeSet;
import android.view.View;

/** A text in the largest type that fits, turned by quarters. */
public final class BigTextView extends View {
    /** Along the longer side, whichever that is. */
    static final int ALONG = -1;

    private static final int FULL = 4;
    private static final float QUARTER = 90;
    private static final float MARGIN_DP = 24;
    private static final float LEAST_SP = 16;
    private static final int STEPS = 12; // of the search for a size, each of half a size

    private final TextPaint paint = new TextPaint(TextPaint.ANTI_ALIAS_FLAG);
    private final float margin;
    private final float least;
    private String text = "";
    private int turns = ALONG;
    private Layout lines;

    /** Called by the layout. */
    public BigTextView(Context context, AttributeSet attributes) {
        super(context, attributes);
        float density = context.getResources().getDisplayMetrics().density;
        margin = MARGIN_DP * density;
        least = LEAST_SP * density;
        paint.setColor(context.getColor(R.color.on_surface));
        paint.setFakeBoldText(true);
    }

    void setText(String shown) {
        text = shown == null ? "" : shown.trim();
        setContentDescription(text);
        lines = null;
        invalidate();
    }

    /** Quarters, clockwise; or {@link #ALONG}. */
    int turns() {
        return turns == ALONG ? along() : turns;
    }

    void setTurns(int quarters) {
        turns = quarters == ALONG ? ALONG : quarters % FULL;
        lines = null;
        invalidate();
    }

    /** How large the type is, in pixels. */
    float size() {
        return paint.getTextSize();
    }

    @Override
    protected void onSizeChanged(int width, int height, int oldWidth, int oldHeight) {
        lines = null;
    }

    @Override
    protected void onDraw(Canvas canvas) {
        super.onDraw(canvas);
        boolean isAcross = turns() % 2 != 0;
        float width = (isAcross ? getHeight() : getWidth()) - 2 * margin;
        float height = (isAcross ? getWidth() : getHeight()) - 2 * margin;
        if (lines == null) {
            lines = fitted(Math.max(1, (int) width), height);
        }
        canvas.translate(getWidth() / 2f, getHeight() / 2f);
        canvas.rotate(QUARTER * turns());
        canvas.translate(-width / 2, -Math.min(height, lines.getHeight()) / 2f);
        lines.draw(canvas);
    }

    private int along() {
        return getHeight() > getWidth() ? 1 : 0;
    }

    /** Half as large, or half again as large, until nothing is gained. */
    private Layout fitted(int width, float height) {
        float size = least;
        float most = Math.max(least, height);
        for (int step = 0; step < STEPS; step++) {
            float middle = (size + most) / 2;
            if (fits(laidOut(middle, width), width, height)) {
                size = middle;
            } else {
                most = middle;
            }
        }
        return laidOut(size, width);
    }

    private Layout laidOut(float size, int width) {
        paint.setTextSize(size);
        return StaticLayout.Builder.obtain(text, 0, text.length(), paint, width)
                .setAlignment(Layout.Alignment.ALIGN_CENTER)
                .build();
    }

    /** No word is broken, and no line is below the screen. */
    private boolean fits(Layout layout, int width, float height) {
        for (String word : text.split(" ")) {
            if (paint.measureText(word) > width) {
                return false;
            }
        }
        return layout.getHeight() <= height;
    }
}
