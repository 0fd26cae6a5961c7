package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import android.graphics.Insets;
import android.view.View;
import android.view.WindowInsets;
import android.widget.TextView;
import java.io.IOException;
import org.junit.Test;
import org.robolectric.RuntimeEnvironment;

/** The system's bars, cutouts and gesture for back. */
public class EdgeTest extends ScreenTest {
    @Test
    public void uprightNothingLiesUnderTheBars() throws IOException {
        RuntimeEnvironment.setQualifiers("w392dp-h800dp-port-xhdpi");
        screen = Screen.open(null);
        screen.awaitFrame();
        give(Insets.of(0, 60, 0, 96));
        assertEquals(60, screen.view(R.id.scene_frame).getPaddingTop());
        assertEquals(0, screen.view(R.id.scene_frame).getPaddingBottom());
        assertEquals(96, screen.view(R.id.panel).getPaddingBottom());
        screen.layOut();
        screen.shoot("bars");
    }

    @Test
    public void onItsSideTheCutoutIsKeptFreeInBothDirectionsOfReading() {
        for (String direction : new String[] {"", "ar-ldrtl-"}) {
            RuntimeEnvironment.setQualifiers(direction + "w800dp-h392dp-land-xhdpi");
            screen = Screen.open(null);
            give(Insets.of(80, 40, 90, 20));
            boolean fromRight = !direction.isEmpty();
            View scene = screen.view(R.id.scene_frame);
            View panel = screen.view(R.id.panel);
            assertEquals(fromRight ? 0 : 80, scene.getPaddingLeft());
            assertEquals(fromRight ? 90 : 0, scene.getPaddingRight());
            assertEquals(fromRight ? 80 : 0, panel.getPaddingLeft());
            assertEquals(fromRight ? 0 : 90, panel.getPaddingRight());
            assertEquals(20, panel.getPaddingBottom());
            screen.die();
        }
    }

    @Test
    public void theGestureIsTheSystemsUnlessThereIsSomethingToClose() {
        screen = Screen.open(null);
        ReadingScreen shown = screen.activity().screen();
        assertFalse(shown.takesBack());
        screen.click(R.id.settings);
        assertTrue(shown.takesBack());
        assertTrue(shown.goBack());
        assertFalse(shown.takesBack());
        screen.click(R.id.practice);
        assertTrue(shown.takesBack());
        assertTrue(shown.goBack());
        assertFalse(shown.takesBack());
        assertFalse(shown.goBack());
    }

    @Test
    public void aWindowThatIsResizedKeepsItsScreenAndOneThatIsUnfoldedGetsALargerOne() {
        RuntimeEnvironment.setQualifiers("sw392dp-w392dp-h800dp-port-xhdpi");
        Screen.write("HELLO");
        screen = Screen.open(null);
        MainActivity first = screen.activity();
        RuntimeEnvironment.setQualifiers("sw360dp-w360dp-h500dp-port-xhdpi");
        screen.controller.configurationChange();
        assertSame(first, screen.activity());
        float small = screen.<TextView>view(R.id.text).getTextSize();
        RuntimeEnvironment.setQualifiers("sw700dp-w700dp-h800dp-port-xhdpi");
        screen.controller.configurationChange();
        Screen.idle();
        assertTrue(screen.<TextView>view(R.id.text).getTextSize() > small);
        assertEquals("HELLO", screen.text(R.id.text));
        screen.awaitFrame();
    }

    private void give(Insets bars) {
        WindowInsets insets =
                new WindowInsets.Builder()
                        .setInsets(WindowInsets.Type.systemBars(), bars)
                        .build();
        screen.activity().findViewById(android.R.id.content).dispatchApplyWindowInsets(insets);
        Screen.idle();
    }
}
