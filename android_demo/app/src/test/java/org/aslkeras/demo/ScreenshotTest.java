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
