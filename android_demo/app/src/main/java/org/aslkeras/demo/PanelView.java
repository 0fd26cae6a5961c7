package org.aslkeras.demo;

import android.content.Context;
import android.util.AttributeSet;
import android.widget.ScrollView;

/** The panel below the preview; it scrolls where it would leave the preview no room. */
public final class PanelView extends ScrollView {
    private static final float MOST = 0.65f; // of the height that there is

    /** Called by the layout. */
    public PanelView(Context context, AttributeSet attributes) {
        super(context, attributes);
    }

    @Override
    protected void onMeasure(int widthSpec, int heightSpec) {
        int spec = heightSpec;
        if (MeasureSpec.getMode(spec) == MeasureSpec.AT_MOST) {
            int most = Math.round(MOST * MeasureSpec.getSize(spec));
            spec = MeasureSpec.makeMeasureSpec(most, MeasureSpec.AT_MOST);
        }
        super.onMeasure(widthSpec, spec);
    }
}
