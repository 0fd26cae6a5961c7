package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import android.graphics.Bitmap;
import android.graphics.Color;
import java.io.IOException;
import org.junit.Test;
import org.robolectric.Robolectric;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;

/** The text for somebody else to read. */
public class BigTextTest extends ScreenTest {
    private Intent asked;

    @Test
    public void itFillsTheScreenAlongItsLongerSideAndATapTurnsIt() throws IOException {
        ask("SEE YOU AT NINE");
        try (var controller = Robolectric.buildActivity(BigTextActivity.class, asked)) {
            BigTextActivity shown = controller.setup().get();
            BigTextView text = shown.findViewById(R.id.big_text);
            assertEquals(1, text.turns());
            Bitmap along = Screen.shoot(shown, "big");
            assertTrue("size: " + text.size(), text.size() > 2 * 100);
            assertEquals("nothing is cut off", 0, atTheEdge(along));
            text.performClick();
            assertEquals(2, text.turns());
            Bitmap across = Screen.shoot(shown, "big-turned");
            assertEquals("nothing is cut off", 0, atTheEdge(across));
            text.performClick();
            text.performClick();
            text.performClick();
            assertEquals(1, text.turns());
            assertEquals("SEE YOU AT NINE", text.getContentDescription());
        }
    }

    @Test
    public void aLongTextIsSmallerButAllThere() throws IOException {
        ask("THE QUICK BROWN FOX JUMPS OVER THE LAZY DOG ".repeat(12));
        try (var controller = Robolectric.buildActivity(BigTextActivity.class, asked)) {
            BigTextActivity shown = controller.setup().get();
            Bitmap shot = Screen.shoot(shown, "big-long");
            assertEquals("nothing is cut off", 0, atTheEdge(shot));
        }
    }

    private void ask(String text) {
        RuntimeEnvironment.setQualifiers("w392dp-h800dp-port-xhdpi");
        Screen.write(text);
        screen = Screen.open(null);
        screen.click(R.id.big);
        asked = Shadows.shadowOf(screen.activity()).getNextStartedActivity();
    }

    /** How many pixels of the frame around the screen are written on. */
    private static int atTheEdge(Bitmap shot) {
        int written = 0;
        for (int x = 0; x < shot.getWidth(); x++) {
            written += isWritten(shot.getPixel(x, 0)) ? 1 : 0;
            written += isWritten(shot.getPixel(x, shot.getHeight() - 1)) ? 1 : 0;
        }
        for (int y = 0; y < shot.getHeight(); y++) {
            written += isWritten(shot.getPixel(0, y)) ? 1 : 0;
            written += isWritten(shot.getPixel(shot.getWidth() - 1, y)) ? 1 : 0;
        }
        return written;
    }

    private static boolean isWritten(int colour) {
        return Color.luminance(colour) < 0.5;
    }
}
