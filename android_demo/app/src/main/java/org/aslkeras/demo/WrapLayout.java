package org.aslkeras.demo;

import android.content.Context;
import android.util.AttributeSet;
import android.view.View;
import android.view.ViewGroup;

/** Lays buttons out in as many rows as they need, so that none is out of sight in a large font. */
public final class WrapLayout extends ViewGroup {
    private static final int GAP_DP = 6;

    private final int gap;

    /** Called by the layout. */
    public WrapLayout(Context context, AttributeSet attributes) {
        super(context, attributes);
        gap = Math.round(GAP_DP * context.getResources().getDisplayMetrics().density);
    }

    @Override
    protected void onMeasure(int widthSpec, int heightSpec) {
        measureChildren(
                MeasureSpec.makeMeasureSpec(MeasureSpec.getSize(widthSpec), MeasureSpec.AT_MOST),
                MeasureSpec.makeMeasureSpec(0, MeasureSpec.UNSPECIFIED));
        int width = MeasureSpec.getSize(widthSpec);
        setMeasuredDimension(width, resolveSize(place(width, false), heightSpec));
    }

    @Override
    protected void onLayout(boolean changed, int left, int top, int right, int bottom) {
        place(right - left, true);
    }

    /** Goes through the children row by row; the height that they need. */
    private int place(int width, boolean laysOut) {
        int x = 0;
        int y = 0;
        int rowHeight = 0;
        for (int index = 0; index < getChildCount(); index++) {
            View child = getChildAt(index);
            if (child.getVisibility() == GONE) {
                continue;
            }
            if (x > 0 && x + child.getMeasuredWidth() > width) {
                x = 0;
                y += rowHeight + gap;
                rowHeight = 0;
            }
            if (laysOut) {
                layOut(child, x, y, width);
            }
            x += child.getMeasuredWidth() + gap;
            rowHeight = Math.max(rowHeight, child.getMeasuredHeight());
        }
        return y + rowHeight;
    }

    private void layOut(View child, int start, int y, int width) {
        boolean fromRight = getLayoutDirection() == LAYOUT_DIRECTION_RTL;
        int x = fromRight ? width - start - child.getMeasuredWidth() : start;
        child.layout(x, y, x + child.getMeasuredWidth(), y + child.getMeasuredHeight());
    }
}
