package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;
import static org.robolectric.Shadows.shadowOf;

import android.view.HapticFeedbackConstants;
import android.view.View;
import android.widget.SeekBar;
import android.widget.Switch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.aslkeras.core.inference.Shipped;
import org.junit.Test;
import org.robolectric.shadows.ShadowToast;

/** What the screen shows, and its settings. */
public class MainActivityTest extends ScreenTest {
    private static final String TIMES =
            "camera 1 · hand \\d+ · mask \\d+ · letter \\d+ · screen \\d+ · behind \\d+ ms";

    @Test
    public void aHandInFrontOfTheCameraIsReadAndItsLetterWrittenOnce() throws IOException {
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        screen = Screen.open(null);
        Screen.await("a letter", () -> !screen.text(R.id.text).isEmpty());
        screen.awaitFrame();
        assertEquals("L", screen.text(R.id.text));
        assertTrue(screen.shows(R.id.times));
        String times = screen.text(R.id.times);
        assertTrue(times, times.matches(TIMES));
        assertEquals(
                HapticFeedbackConstants.KEYBOARD_TAP,
                shadowOf(screen.<View>view(R.id.scene)).lastHapticFeedbackPerformed());
        String description = screen.view(R.id.scene).getContentDescription().toString();
        assertTrue(description, description.matches("L, \\d+ percent"));
    }

    @Test
    public void theScreenStaysOnWhileHandsAreRead() {
        screen = Screen.open(null);
        assertTrue(screen.view(R.id.scene).getKeepScreenOn());
    }

    @Test
    public void theLastLetterCanBeCorrected() {
        Screen.write("HI ");
        screen = Screen.open(null);
        screen.awaitFrame();
        assertEquals("Not I?", screen.text(R.id.correct));
        screen.click(R.id.correct);
        assertTrue(screen.shows(R.id.correction_panel));
        screen.letter("L").performClick();
        assertFalse(screen.shows(R.id.correction_panel));
        Screen.await("the letter", () -> screen.text(R.id.text).equals("HL"));
        assertEquals("Not L?", screen.text(R.id.correct));
        screen.click(R.id.clear);
        assertFalse(screen.shows(R.id.correct));
    }

    @Test
    public void aLetterThatTheCameraSawIsLearntAndReadFromThenOnUntilItIsForgotten()
            throws Exception {
        Path assets = Path.of(Screen.application().assets);
        assumeTrue("the models learn", Shipped.in(new PhoneFolder(assets, 1)).embeds());
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        screen = Screen.open(null);
        Screen.await("a letter", () -> screen.text(R.id.text).equals("L"));
        screen.click(R.id.correct);
        screen.letter("Y").performClick();
        Screen.await("the lesson", () -> "Learnt: Y".equals(ShadowToast.getTextOfLatestToast()));
        assertEquals("Y", screen.text(R.id.text));
        Screen.await("the letter", () -> screen.description().startsWith("Y, "));
        screen = Screen.open(screen.die());
        Screen.await("the letter", () -> screen.description().startsWith("Y, "));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        shadowOf(screen.activity().getContentResolver()).registerOutputStream(FILE, saved);
        screen.choose(R.id.give_profile, FILE);
        Screen.await("the file", () -> saved.size() > 0);
        screen.click(R.id.settings);
        screen.click(R.id.forget);
        Screen.await("the letter", () -> screen.description().startsWith("L, "));
        shadowOf(screen.activity().getContentResolver())
                .registerInputStream(FILE, new ByteArrayInputStream(saved.toByteArray()));
        screen.choose(R.id.take_profile, FILE);
        Screen.await("the letter", () -> screen.description().startsWith("Y, "));
    }

    @Test
    public void theSlidersAreRememberedAndTheThreadsReachTheRuntime() {
        screen = Screen.open(null);
        screen.click(R.id.settings);
        slide(R.id.threshold, 85);
        slide(R.id.hold, 7);
        slide(R.id.threads, 0);
        screen.<Switch>view(R.id.show_mask).performClick();
        screen.awaitFrame();
        assertEquals(1, Screen.application().threads);
        screen = Screen.open(screen.die());
        assertEquals("Least probability: 85 %", screen.text(R.id.threshold_label));
        assertEquals("Hold a letter for: 0.7 s", screen.text(R.id.hold_label));
        assertEquals("Threads: 1", screen.text(R.id.threads_label));
        assertTrue(screen.<Switch>view(R.id.show_mask).isChecked());
    }

    @Test
    public void theOtherCameraIsRemembered() {
        screen = Screen.open(null);
        screen.awaitFrame();
        assertTrue(Screen.application().camera.front);
        screen.click(R.id.switch_camera);
        Screen.await("the other camera", () -> !Screen.application().camera.front);
        screen = Screen.open(screen.die());
        screen.awaitFrame();
        assertFalse(Screen.application().camera.front);
    }

    private void slide(int id, int value) {
        SeekBar slider = screen.view(id);
        shadowOf(slider).getOnSeekBarChangeListener().onProgressChanged(slider, value, true);
        Screen.idle();
    }
}
