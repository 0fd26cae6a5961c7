package org.aslkeras.demo;

import android.content.Context;
import android.content.res.Resources;
import android.graphics.Canvas;
import android.graphics.Color;
import android.graphics.Paint;
import android.graphics.RectF;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.live.SeenHand;

/** Draws what a hand shows, in a label beside the hand's box; its bar is the hold time. */
final class LabelPainter {
    private static final String UNKNOWN = "?";
    private static final int PERCENT = 100;
    private static final int BAR = 0xff40dc40;
    private static final float LETTER_SP = 30;
    private static final float DETAIL_SP = 15;
    private static final float PADDING_DP = 8;
    private static final float BAR_DP = 4;

    private final Paint letters = new Paint(Paint.ANTI_ALIAS_FLAG);
    private final Paint details = new Paint(Paint.ANTI_ALIAS_FLAG);
    private final Paint fill = new Paint(Paint.ANTI_ALIAS_FLAG);
    private final RectF label = new RectF();
    private final String[] left;
    private final String[] right;
    private final int background;
    private final float padding;
    private final float bar;
    private final float ascent;
    private final float height;

    LabelPainter(Context context) {
        float density = context.getResources().getDisplayMetrics().density;
        float scale = density * context.getResources().getConfiguration().fontScale;
        padding = PADDING_DP * density;
        bar = BAR_DP * density;
        background = context.getColor(R.color.scrim);
        left = texts(context.getResources(), R.string.left_hand);
        right = texts(context.getResources(), R.string.right_hand);
        letters.setColor(Color.WHITE);
        letters.setFakeBoldText(true);
        letters.setTextSize(LETTER_SP * scale);
        details.setColor(Color.WHITE);
        details.setTextSize(DETAIL_SP * scale);
        Paint.FontMetrics metrics = letters.getFontMetrics();
        ascent = metrics.ascent;
        height = metrics.descent - metrics.ascent + bar;
    }

    /**
     * Draws above the box, else below, else inside, wherever there is room.
     *
     * @param stage that may be drawn on
     * @param box of the hand on the canvas
     */
    void draw(Canvas canvas, RectF stage, RectF box, SeenHand hand) {
        String letter = hand.reading().letter() == null ? UNKNOWN : hand.reading().letter();
        String detail = detail(hand);
        float letterWidth = letters.measureText(letter);
        float width = letterWidth + details.measureText(detail) + 3 * padding;
        float start = Math.max(0, Math.min(box.left, stage.right - width));
        float top = top(box, stage.bottom);
        label.set(start, top, start + width, top + height);
        fill.setColor(background);
        canvas.drawRoundRect(label, padding, padding, fill);
        canvas.drawText(letter, start + padding, top - ascent, letters);
        canvas.drawText(detail, start + letterWidth + 2 * padding, top - ascent, details);
        drawBar(canvas, (float) hand.reading().progress());
    }

    private void drawBar(Canvas canvas, float progress) {
        label.inset(padding, 0);
        label.right = label.left + label.width() * progress;
        label.top = label.bottom - bar;
        fill.setColor(BAR);
        canvas.drawRoundRect(label, bar / 2, bar / 2, fill);
    }

    private float top(RectF box, float end) {
        if (box.top >= height) {
            return box.top - height;
        }
        return box.bottom + height <= end ? box.bottom : Math.max(0, box.top);
    }

    private String detail(SeenHand hand) {
        return (hand.hand().handedness() == Handedness.LEFT ? left : right)[percent(hand)];
    }

    /** Of the hand's letter, 0 to 100, whatever a model may say. */
    static int percent(SeenHand hand) {
        long percent = Math.round(PERCENT * hand.reading().probability()); // 0 for no number
        return (int) Math.max(0, Math.min(PERCENT, percent));
    }

    /** For each percentage, as no frame should make a new text. */
    private static String[] texts(Resources resources, int hand) {
        String[] texts = new String[PERCENT + 1];
        for (int percent = 0; percent < texts.length; percent++) {
            texts[percent] = resources.getString(hand, percent);
        }
        return texts;
    }
}
