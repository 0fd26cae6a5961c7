package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.content.Intent;
import android.view.Display;
import android.view.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Shipped;
import org.junit.Test;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowDisplayManager;

/** What is opened, closed and kept when the app is left, turned or comes back. */
public class LifeTest extends ScreenTest {
    @Test
    public void rotationKeepsTheText() {
        Screen.write("HELLO");
        screen = Screen.open(null);
        RuntimeEnvironment.setQualifiers("+land");
        screen.controller.configurationChange();
        Screen.idle();
        assertEquals("HELLO", screen.text(R.id.text));
        screen.awaitFrame();
    }

    @Test
    public void aTurnOfTheDisplayThatTheActivityIsNotToldOfReachesTheCamera() {
        screen = Screen.open(null);
        screen.awaitFrame();
        assertEquals(0, Screen.application().camera.displayRotation);
        ShadowDisplayManager.changeDisplay(Display.DEFAULT_DISPLAY, "w800dp-h392dp-land");
        Screen.await("the turn", () -> Screen.application().camera.displayRotation == 90);
        screen.awaitFrame();
    }

    @Test
    public void aPauseClosesModelsAndCameraAndAfterwardsFramesComeAgain() {
        screen = Screen.open(null);
        screen.awaitFrame();
        int open = Screen.application().openInterpreters.get();
        assertTrue("two hand models and " + (open - 2) + " of letters", open >= 3);
        screen.controller.pause();
        Screen.await("the end", () -> Screen.application().openInterpreters.get() == 0);
        assertFalse(Screen.application().camera.running());
        screen.controller.resume();
        screen.awaitFrame();
        assertEquals(open, Screen.application().openInterpreters.get());
    }

    @Test
    public void nothingLargeIsReadWhereTheScreenIsDrawn() {
        screen = Screen.open(null);
        screen.awaitFrame();
        screen.click(R.id.practice);
        screen.awaitFrame();
        assertEquals(List.of("shapes.npz"), Screen.application().readOnMain);
    }

    @Test
    public void aPhoneWithoutACameraOffersTheGallery() {
        Screen.application().camera.trouble = FrameSource.Trouble.NO_CAMERA;
        screen = Screen.open(null);
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        screen.click(R.id.notice_button);
        assertEquals(
                Intent.ACTION_GET_CONTENT,
                shadowOf(screen.activity()).getNextStartedActivityForResult().intent.getAction());
    }

    @Test
    public void aLostCameraCanBeTriedAgain() {
        Screen.application().camera.trouble = FrameSource.Trouble.CAMERA_LOST;
        screen = Screen.open(null);
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        Screen.application().camera.trouble = null;
        screen.click(R.id.notice_button);
        screen.awaitFrame();
        assertFalse(screen.shows(R.id.notice));
    }

    @Test
    public void aModelThatTheRuntimeRefusesIsSaidAndNothingCrashes() {
        Screen.application().refusesModels = true;
        screen = Screen.open(null);
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        assertTrue(screen.text(R.id.notice_text).contains("builtin opcode"));
        screen.controller.pause().resume();
    }

    @Test
    public void aDamagedModelInTheAssetsIsSaidAndNothingCrashes() throws IOException {
        Path folder = Files.createTempDirectory("assets");
        Path models = Path.of(Screen.application().assets, Shipped.FILE);
        String file = "\"file\": \"[^\"]+\"";
        Files.writeString(
                folder.resolve(Shipped.FILE),
                Files.readString(models).replaceAll(file, "\"file\": \"letters.tflite\""));
        Files.write(folder.resolve("letters.tflite"), new byte[] {1, 2, 3});
        Screen.application().assets = folder.toString();
        Screen.write("HELLO");
        screen = Screen.open(null);
        assertTrue(screen.shows(R.id.notice));
        assertTrue(screen.text(R.id.notice_text).contains("Expected a .tflite file"));
        screen.controller.pause().resume();
    }

    @Test
    public void aScreenThatIsTurnedKeepsModelsAndCameraOpen() {
        screen = Screen.open(null);
        screen.awaitFrame();
        int opened = Screen.application().opened.get();
        RuntimeEnvironment.setQualifiers("+land");
        screen.controller.configurationChange();
        screen.awaitFrame();
        assertEquals(opened, Screen.application().opened.get());
        assertEquals(1, Screen.application().camera.starts);
        assertEquals(View.VISIBLE, screen.view(R.id.times).getVisibility());
        screen.controller.pause();
        Screen.await("the end", () -> Screen.application().openInterpreters.get() == 0);
        assertFalse(Screen.application().camera.running());
    }

    @Test
    public void modelsThatAreOpenAreClosedWhereALaterOneCannotBeOpened() {
        for (int most = 0; most < 4; most++) {
            Screen.application().mostInterpreters = most;
            screen = Screen.open(null);
            Screen.await("the notice", () -> screen.shows(R.id.notice));
            assertEquals(0, Screen.application().openInterpreters.get());
            screen.die();
        }
    }

    @Test
    public void aRuntimeThatCannotBeLoadedIsASentence() {
        Screen.application().lacksRuntime = true;
        screen = Screen.open(null);
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        assertTrue(screen.text(R.id.notice_text).contains("cannot be loaded on this phone"));
        assertFalse(screen.text(R.id.notice_text).contains("dlopen"));
        screen.controller.pause().resume();
    }

    @Test
    public void aLetterOfBeforeAPauseIsHeldAnewAndIsWrittenAgain() throws IOException {
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        screen = Screen.open(null);
        Screen.await("a letter", () -> screen.text(R.id.text).equals("L"));
        screen.controller.pause();
        Screen.application().camera.nanos += TimeUnit.MINUTES.toNanos(1);
        long resumed = Screen.application().camera.nanos;
        screen.controller.resume();
        Screen.await("a letter", () -> screen.text(R.id.text).equals("LL"));
        assertTrue(Screen.application().camera.nanos - resumed >= 400_000_000);
    }

    @Test
    public void aLostCameraThatComesBackTakesItsNoticeAlong() {
        screen = Screen.open(null);
        screen.awaitFrame();
        Screen.application().camera.lose(FrameSource.Trouble.CAMERA_LOST);
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        Screen.application().camera.find();
        screen.awaitFrame();
        assertFalse(screen.shows(R.id.notice));
    }

    @Test
    public void theThresholdOfAnotherModelIsForgotten() throws IOException, ModelException {
        Shipped letters = new Assets(Screen.application()).letters();
        new Settings(Screen.application(), letters).setThreshold(0.9f);
        assertEquals(0.9f, new Settings(Screen.application(), letters).threshold(), 0);
        Path other = Files.createTempDirectory("assets");
        try (var files = Files.list(Path.of(Screen.application().assets))) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve(file.getFileName()));
            }
        }
        Path described = other.resolve(Shipped.FILE);
        Files.writeString(described, Files.readString(described) + " ");
        Screen.application().assets = other.toString();
        Shipped others = new Assets(Screen.application()).letters();
        assertEquals(
                (float) others.threshold(),
                new Settings(Screen.application(), others).threshold(),
                0);
    }
}
