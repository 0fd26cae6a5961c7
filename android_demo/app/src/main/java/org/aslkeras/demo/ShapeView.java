package org.aslkeras.demo;

import android.content.Context;
import android.graphics.Canvas;
import android.util.AttributeSet;
import android.view.View;
import java.util.Objects;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.hand.Shapes;
import org.aslkeras.core.inference.ModelException;

/** The hand shape of a letter, as the person's own hand looks in the picture. */
public final class ShapeView extends View {
    private final ShapePainter painter = new ShapePainter();
    private Shapes shapes; // null: none are known
    private String letter = "";
    private Handedness handedness;
    private boolean mirrored;

    /** Called by the layout. */
    public ShapeView(Context context, AttributeSet attributes) {
        super(context, attributes);
    }

    /** Reads the shapes, which are of ASL: there are none for another alphabet. */
    void learn(DemoApplication application, Alphabet alphabet) {
        try {
            shapes = alphabet.mayBeAsl() ? new Assets(application).shapes() : null;
        } catch (ModelException error) {
            shapes = null; // a practice goes on without
        }
    }

    /**
     * Shows a letter's shape; none for a letter that nobody showed.
     *
     * @param hand whose it is to be
     * @param isMirrored whether the picture is as in a mirror
     */
    void show(String shown, Handedness hand, boolean isMirrored) {
        if (shown.equals(letter) && hand == handedness && isMirrored == mirrored) {
            return;
        }
        letter = shown;
        handedness = hand;
        mirrored = isMirrored;
        setContentDescription(getContext().getString(R.string.shape, letter));
        setVisibility(landmarks() == null ? GONE : VISIBLE);
        invalidate();
    }

    @Override
    protected void onDraw(Canvas canvas) {
        super.onDraw(canvas);
        float[] landmarks = landmarks();
        if (landmarks != null) {
            painter.draw(canvas, landmarks, getWidth(), getHeight());
        }
    }

    private float[] landmarks() {
        return shapes == null || Objects.equals(letter, "")
                ? null
                : shapes.of(letter, handedness, mirrored);
    }
}
