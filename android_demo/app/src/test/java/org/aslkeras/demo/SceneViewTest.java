package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.graphics.Color;
import android.view.View;
import android.view.accessibility.AccessibilityEvent;
import android.view.accessibility.AccessibilityManager;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.live.SeenHand;
import org.aslkeras.core.live.StageTimes;
import org.aslkeras.core.mask.Mask;
import org.aslkeras.core.text.Reading;
import org.junit.Test;
import org.robolectric.RuntimeEnvironment;

/** The view of a frame. */
public class SceneViewTest extends ScreenTest {
    @Test
    public void answersThatAreNoProbabilitiesAreShownAllTheSame() {
        SceneView view = new SceneView(RuntimeEnvironment.getApplication(), null);
        view.layout(0, 0, 320, 240);
        for (double odd : List.of(Double.NaN, Double.POSITIVE_INFINITY, 7.5, -3.0)) {
            view.show(frame(odd));
            view.draw(new Canvas(Bitmap.createBitmap(320, 240, Bitmap.Config.ARGB_8888)));
            assertTrue(view.getContentDescription().toString().matches("L, (0|100) percent"));
        }
    }

    @Test
    public void aScreenReaderIsNotToldOfEveryFrameButHearsTheNewest() {
        screen = Screen.open(null);
        Screen.application().camera.stop();
        Screen.idle();
        AccessibilityManager manager =
                screen.activity().getSystemService(AccessibilityManager.class);
        shadowOf(manager).setEnabled(true);
        SceneView view = screen.view(R.id.scene);
        int before = told(manager);
        for (double probability : new double[] {0.91, 0.92, 0.93}) {
            view.show(frame(probability));
            Screen.idle();
        }
        assertEquals(before, told(manager));
        assertEquals("L, 93 percent", view.getContentDescription());
        assertEquals("L, 93 percent", view.createAccessibilityNodeInfo().getContentDescription());
    }

    @Test
    public void theWayOfAFingertipThatMayBeALetterIsDrawnOverThePicture() {
        SceneView view = new SceneView(RuntimeEnvironment.getApplication(), null);
        view.layout(0, 0, 320, 240);
        view.show(frame(0.9, new float[] {4, 12, 16, 12, 28, 12}));
        Bitmap drawn = drawn(view);
        for (int x = 50; x < 270; x += 10) {
            assertEquals(Color.WHITE, drawn.getPixel(x, 120));
        }
        view.show(frame(0.9, null));
        assertNotEquals(Color.WHITE, drawn(view).getPixel(160, 120));
    }

    private static Bitmap drawn(SceneView view) {
        Bitmap drawn = Bitmap.createBitmap(320, 240, Bitmap.Config.ARGB_8888);
        view.draw(new Canvas(drawn));
        return drawn;
    }

    private static int told(AccessibilityManager manager) {
        int told = 0;
        for (AccessibilityEvent event : shadowOf(manager).getSentAccessibilityEvents()) {
            boolean isChange = event.getEventType() == AccessibilityEvent.TYPE_WINDOW_CONTENT_CHANGED;
            told += isChange ? 1 : 0;
        }
        return told;
    }

    private static Frame frame(double probability) {
        return frame(probability, null);
    }

    private static Frame frame(double probability, float[] path) {
        Hand hand = new Hand(new float[63], Handedness.LEFT, 1);
        Reading reading = new Reading("L", probability, 0, new double[] {probability});
        Mask mask = new Mask(8);
        Scene scene =
                new Scene(
                        List.of(new SeenHand(0, hand, mask, reading, path)), "", List.of(), StageTimes.NONE);
        Frame frame = new Frame();
        frame.set(new Picture().resize(32, 24), false, 0, 0);
        frame.show(scene, scene, 1);
        return frame;
    }
}
