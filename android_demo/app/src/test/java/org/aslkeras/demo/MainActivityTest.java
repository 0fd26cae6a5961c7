package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.content.ClipboardManager;
import android.content.Context;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.net.Uri;
import android.os.Bundle;
import android.speech.tts.TextToSpeech;
import android.view.Display;
import android.widget.SeekBar;
import android.widget.Switch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aslkeras.core.inference.Shipped;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowDisplayManager;
import org.robolectric.shadows.ShadowTextToSpeech;
import org.robolectric.shadows.ShadowToast;

@RunWith(RobolectricTestRunner.class)
public class MainActivityTest {
    private static final Uri FILE = Uri.parse("content://files/1");

    private Screen screen;

    @Before
    public void needsTheRuntime() {
        assumeTrue("LiteRT's library is not named", System.getProperty("asl.litert") != null);
    }

    @After
    public void close() {
        if (screen != null && screen.activity() != null && !screen.activity().isDestroyed()) {
            screen.die();
        }
    }

    @Test
    public void aHandInFrontOfTheCameraIsReadAndItsLetterWrittenOnce() throws IOException {
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        screen = Screen.open(null);
        Screen.await("a letter", () -> !screen.text(R.id.text).isEmpty());
        screen.awaitFrame();
        assertEquals("L", screen.text(R.id.text));
        assertTrue(screen.shows(R.id.times));
        String description = screen.view(R.id.scene).getContentDescription().toString();
        assertTrue(description, description.matches("L, \\d+ percent"));
    }

    @Test
    public void rotationKeepsTheText() {
        screen = Screen.open(saved("HELLO"));
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
    public void theScreenStaysOnWhileHandsAreRead() {
        screen = Screen.open(null);
        assertTrue(screen.view(R.id.scene).getKeepScreenOn());
    }

    @Test
    public void theDeathOfTheProcessKeepsTheText() {
        screen = Screen.open(saved("HELLO"));
        screen.click(R.id.delete);
        screen = Screen.open(screen.die());
        assertEquals("HELL", screen.text(R.id.text));
    }

    @Test
    public void aPauseClosesModelsAndCameraAndAfterwardsFramesComeAgain() {
        screen = Screen.open(null);
        screen.awaitFrame();
        int open = Screen.application().openInterpreters.get();
        assertTrue("two hand models and " + (open - 2) + " of letters", open >= 3);
        screen.controller.pause();
        assertEquals(0, Screen.application().openInterpreters.get());
        assertFalse(Screen.application().camera.running);
        screen.controller.resume();
        screen.awaitFrame();
        assertEquals(open, Screen.application().openInterpreters.get());
    }

    @Test
    public void withoutThePermissionTheReasonIsShownAndNothingIsWatched() {
        screen = Screen.openRefused(null);
        screen.activity().onRequestPermissionsResult(
                1, new String[] {"camera"}, new int[] {PackageManager.PERMISSION_DENIED});
        Screen.idle();
        assertTrue(screen.shows(R.id.notice));
        assertEquals(screen.activity().getString(R.string.camera_reason), screen.text(R.id.notice_text));
        assertFalse(Screen.application().camera.running);
        screen.click(R.id.notice_button);
        Intent asked = shadowOf(screen.activity()).getNextStartedActivityForResult().intent;
        assertNotEquals(null, asked);
    }

    @Test
    public void theSystemIsToAskOnlyOnce() {
        screen = Screen.openRefused(null);
        assertNotEquals(null, shadowOf(screen.activity()).getLastRequestedPermission());
        screen = Screen.openRefused(screen.die());
        assertNull(shadowOf(screen.activity()).getLastRequestedPermission());
        assertTrue(screen.shows(R.id.notice));
    }

    @Test
    public void aPermissionGivenLaterStartsTheCamera() {
        screen = Screen.openRefused(null);
        shadowOf(screen.activity().getApplication())
                .grantPermissions(android.Manifest.permission.CAMERA);
        screen.activity().onRequestPermissionsResult(
                1, new String[] {"camera"}, new int[] {PackageManager.PERMISSION_GRANTED});
        screen.awaitFrame();
        assertFalse(screen.shows(R.id.notice));
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
        screen = Screen.open(saved("HELLO"));
        assertTrue(screen.shows(R.id.notice));
        assertTrue(screen.text(R.id.notice_text).contains("Expected a .tflite file"));
        screen.controller.pause().resume();
    }

    @Test
    public void theButtonsChangeCopyAndSpeakTheText() {
        screen = Screen.open(saved("HI"));
        screen.click(R.id.space);
        assertEquals("HI ", screen.text(R.id.text));
        screen.click(R.id.copy);
        ClipboardManager clipboard =
                (ClipboardManager) screen.activity().getSystemService(Context.CLIPBOARD_SERVICE);
        assertEquals("HI ", clipboard.getPrimaryClip().getItemAt(0).getText().toString());
        screen.click(R.id.speak);
        ShadowTextToSpeech speech = shadowOf(ShadowTextToSpeech.getLastTextToSpeechInstance());
        speech.getOnInitListener().onInit(TextToSpeech.SUCCESS);
        assertEquals("HI ", speech.getLastSpokenText());
        screen.click(R.id.delete);
        screen.click(R.id.delete);
        assertEquals("H", screen.text(R.id.text));
        screen.click(R.id.clear);
        assertEquals("", screen.text(R.id.text));
    }

    @Test
    public void theLastLetterCanBeCorrected() {
        screen = Screen.open(saved("HI "));
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
        Screen.await("the letter", () -> description().startsWith("Y, "));
        screen = Screen.open(screen.die());
        Screen.await("the letter", () -> description().startsWith("Y, "));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        shadowOf(screen.activity().getContentResolver()).registerOutputStream(FILE, saved);
        answer(R.id.give_profile, FILE);
        Screen.await("the file", () -> saved.size() > 0);
        screen.click(R.id.settings);
        screen.click(R.id.forget);
        Screen.await("the letter", () -> description().startsWith("L, "));
        shadowOf(screen.activity().getContentResolver())
                .registerInputStream(FILE, new ByteArrayInputStream(saved.toByteArray()));
        answer(R.id.take_profile, FILE);
        Screen.await("the letter", () -> description().startsWith("Y, "));
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

    @Test
    public void aPictureFromTheGalleryIsReadAndATapLeadsBackToTheCamera() throws IOException {
        Path photograph = Photograph.file("Y");
        screen = Screen.open(null);
        choose(Files.readAllBytes(photograph));
        Screen.await("the letter", () -> description().startsWith("Y, "));
        assertEquals("", screen.text(R.id.text));
        screen.view(R.id.scene).performClick();
        screen.awaitFrame();
        Screen.await("the camera", () -> description().equals("No hand in the picture"));
    }

    @Test
    public void theDeathOfTheProcessKeepsThePicture() throws IOException {
        screen = Screen.open(null);
        choose(Files.readAllBytes(Photograph.file("Y")));
        screen = Screen.open(screen.die());
        Screen.await("the letter", () -> description().startsWith("Y, "));
        screen.click(R.id.switch_camera);
        Screen.await("the camera", () -> description().equals("No hand in the picture"));
    }

    @Test
    public void aDamagedPictureIsSaid() {
        screen = Screen.open(null);
        choose(new byte[] {1, 2, 3});
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        assertEquals("This picture cannot be read.", screen.text(R.id.notice_text));
        screen.click(R.id.notice_button);
        screen.awaitFrame();
    }

    @Test
    public void closingTheGalleryWithoutAChoiceChangesNothing() {
        screen = Screen.open(null);
        screen.click(R.id.gallery);
        Intent asked = shadowOf(screen.activity()).getNextStartedActivityForResult().intent;
        screen.controller.pause();
        shadowOf(screen.activity()).receiveResult(asked, Activity.RESULT_CANCELED, null);
        screen.controller.resume();
        screen.awaitFrame();
        assertFalse(screen.shows(R.id.notice));
    }

    private void choose(byte[] content) {
        shadowOf(screen.activity().getContentResolver())
                .registerInputStreamSupplier(FILE, () -> new ByteArrayInputStream(content));
        answer(R.id.gallery, FILE);
    }

    /** Presses a button, and chooses a file where the system asks for one. */
    private void answer(int button, Uri uri) {
        screen.click(button);
        Intent asked = shadowOf(screen.activity()).getNextStartedActivityForResult().intent;
        screen.controller.pause();
        shadowOf(screen.activity())
                .receiveResult(asked, Activity.RESULT_OK, new Intent().setData(uri));
        screen.controller.resume();
    }

    private String description() {
        return screen.view(R.id.scene).getContentDescription().toString();
    }

    private void slide(int id, int value) {
        SeekBar slider = screen.view(id);
        shadowOf(slider).getOnSeekBarChangeListener().onProgressChanged(slider, value, true);
        Screen.idle();
    }

    private static Bundle saved(String text) {
        Bundle state = new Bundle();
        state.putString("text", text);
        return state;
    }
}
