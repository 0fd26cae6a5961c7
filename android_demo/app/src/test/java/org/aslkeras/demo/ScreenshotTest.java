package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import android.graphics.Bitmap;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;

/** Draws the real screens into target/screenshots, with a photograph in place of the camera. */
@RunWith(RobolectricTestRunner.class)
public class ScreenshotTest {
    private static final String PORTRAIT = "w392dp-h800dp-port-xhdpi";
    private static final String LANDSCAPE = "w800dp-h392dp-land-xhdpi";

    // A hand that is small enough to be whole in the middle of the photograph.
    private static final String SMALL_L = "L11_jpg.rf.dc5d2132fbe9cdf5417efd068c08a3d1.jpg";

    private Screen screen;

    @Before
    public void needsTheRuntime() {
        assumeTrue("LiteRT's library is not named", System.getProperty("asl.litert") != null);
    }

    @After
    public void close() {
        screen.die();
    }

    @Test
    public void portrait() throws IOException {
        RuntimeEnvironment.setQualifiers(PORTRAIT);
        shoot("portrait", Photograph.portrait(Photograph.file("L")));
    }

    @Test
    public void landscape() throws IOException {
        RuntimeEnvironment.setQualifiers(LANDSCAPE);
        shoot("landscape", Photograph.landscape(Photograph.file("L", SMALL_L)));
    }

    @Test
    public void night() throws IOException {
        RuntimeEnvironment.setQualifiers(PORTRAIT.replace("port", "port-night"));
        shoot("night", Photograph.portrait(Photograph.file("L")));
    }

    @Test
    public void largeFont() throws IOException {
        RuntimeEnvironment.setQualifiers(PORTRAIT);
        RuntimeEnvironment.setFontScale(1.8f);
        shoot("large-font", Photograph.portrait(Photograph.file("L")));
    }

    @Test
    public void settings() throws IOException {
        RuntimeEnvironment.setQualifiers(PORTRAIT);
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        Screen.write("HELL");
        screen = Screen.open(null);
        screen.click(R.id.settings);
        screen.view(R.id.show_mask).performClick();
        Screen.await("a hand", () -> screen.description().startsWith("L, "));
        screen.layOut();
        screen.shoot("settings");
    }

    @Test
    public void correction() throws IOException {
        RuntimeEnvironment.setQualifiers(PORTRAIT);
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        Screen.write("HELL");
        screen = Screen.open(null);
        screen.click(R.id.correct);
        Screen.await("a hand", () -> screen.description().startsWith("L, "));
        screen.layOut();
        screen.shoot("correction");
    }

    @Test
    public void suggestions() throws IOException {
        RuntimeEnvironment.setQualifiers(PORTRAIT);
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        Screen.write("I SAW A ");
        screen = Screen.open(null);
        Screen.await("a hand", () -> screen.description().startsWith("L, "));
        screen.click(R.id.delete);
        screen.click(R.id.space);
        screen.spell("HOUSW", 0.6);
        screen.speller().endWord();
        screen.spell("GRET", 0.6);
        screen.layOut();
        screen.shoot("suggestions");
        assertTrue(screen.shows(R.id.first_word));
    }

    @Test
    public void practice() throws IOException {
        RuntimeEnvironment.setQualifiers(PORTRAIT);
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        screen = Screen.open(null);
        Screen.await("a hand", () -> screen.description().startsWith("L, "));
        screen.click(R.id.practice);
        screen.click(R.id.skip_letter);
        screen.click(R.id.skip_letter);
        Screen.await("a letter", () -> screen.text(R.id.practice_hint).startsWith("Right. "));
        screen.layOut();
        screen.shoot("practice");
        screen.click(R.id.end_practice);
        screen.layOut();
        screen.shoot("practice-summary");
    }

    @Test
    public void tablet() throws IOException {
        RuntimeEnvironment.setQualifiers("sw800dp-w800dp-h1280dp-xlarge-port-mdpi");
        shoot("tablet", Photograph.portrait(Photograph.file("L")));
        screen.click(R.id.practice);
        screen.layOut();
        screen.shoot("tablet-practice");
    }

    @Test
    public void tabletOnItsSide() throws IOException {
        RuntimeEnvironment.setQualifiers("sw800dp-w1280dp-h800dp-xlarge-land-mdpi");
        shoot("tablet-landscape", Photograph.landscape(Photograph.file("L", SMALL_L)));
    }

    @Test
    public void splitScreen() throws IOException {
        RuntimeEnvironment.setQualifiers("w392dp-h390dp-port-xhdpi");
        shoot("split", Photograph.portrait(Photograph.file("L")));
        screen.click(R.id.practice);
        screen.layOut();
        screen.shoot("split-practice");
    }

    @Test
    public void fromRightToLeft() throws IOException {
        RuntimeEnvironment.setQualifiers("ar-ldrtl-" + PORTRAIT);
        shoot("right-to-left", Photograph.portrait(Photograph.file("L")));
        int[] space = new int[2];
        int[] delete = new int[2];
        screen.view(R.id.space).getLocationInWindow(space);
        screen.view(R.id.delete).getLocationInWindow(delete);
        assertTrue("the first button is on the right", space[0] > delete[0]);
        screen.click(R.id.practice);
        screen.layOut();
        screen.shoot("right-to-left-practice");
    }

    @Test
    public void german() throws IOException {
        RuntimeEnvironment.setQualifiers("de-" + PORTRAIT);
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        screen = Screen.open(null);
        Screen.await("a hand", () -> screen.description().startsWith("L, "));
        screen.click(R.id.practice);
        screen.layOut();
        screen.shoot("german");
    }

    @Test
    public void permissionRefused() throws IOException {
        RuntimeEnvironment.setQualifiers(PORTRAIT);
        screen = Screen.openRefused(null);
        screen.layOut();
        assertTrue(screen.shows(R.id.notice));
        screen.shoot("permission-refused");
    }

    private void shoot(String name, BufferedImage seen) throws IOException {
        Screen.application().camera.image = seen;
        Screen.write("HELL");
        screen = Screen.open(null);
        Screen.await("a hand", () -> screen.description().startsWith("L, "));
        screen.layOut();
        Bitmap shot = screen.shoot(name);
        assertEquals(screen.activity().getWindow().getDecorView().getWidth(), shot.getWidth());
    }
}
