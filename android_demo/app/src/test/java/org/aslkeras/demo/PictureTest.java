package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.content.Intent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.Test;

/** Pictures from the gallery. */
public class PictureTest extends ScreenTest {
    @Test
    public void aPictureFromTheGalleryIsReadAndAButtonLeadsBackToTheCamera() throws IOException {
        Path photograph = Photograph.file("Y");
        screen = Screen.open(null);
        choose(Files.readAllBytes(photograph));
        Screen.await("the letter", () -> screen.description().startsWith("Y, "));
        assertEquals("", screen.text(R.id.text));
        screen.click(R.id.back_to_camera);
        screen.awaitFrame();
        Screen.await("the camera", () -> screen.description().equals("No hand in the picture"));
    }

    @Test
    public void theDeathOfTheProcessKeepsThePicture() throws IOException {
        screen = Screen.open(null);
        choose(Files.readAllBytes(Photograph.file("Y")));
        screen = Screen.open(screen.die());
        Screen.await("the letter", () -> screen.description().startsWith("Y, "));
        screen.click(R.id.switch_camera);
        Screen.await("the camera", () -> screen.description().equals("No hand in the picture"));
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

    @Test
    @SuppressWarnings("deprecation") // as in the activity
    public void thereIsAButtonBackToTheCameraAndBackIsOneToo() throws IOException {
        screen = Screen.open(null);
        assertFalse(screen.shows(R.id.back_to_camera));
        choose(Files.readAllBytes(Photograph.file("Y")));
        assertTrue(screen.shows(R.id.back_to_camera));
        screen.activity().onBackPressed();
        assertFalse(screen.activity().isFinishing());
        assertFalse(screen.shows(R.id.back_to_camera));
        screen.awaitFrame();
        screen.activity().onBackPressed();
        assertTrue(screen.activity().isFinishing());
    }

    @Test
    public void aPictureWithoutAHandIsSaid() throws IOException {
        screen = Screen.open(null);
        ByteArrayOutputStream grey = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB), "png", grey);
        choose(grey.toByteArray());
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        assertEquals("No hand was found in this picture.", screen.text(R.id.notice_text));
        screen.click(R.id.back_to_camera);
        assertFalse(screen.shows(R.id.notice));
    }

    @Test
    public void aPictureThatDoesNotComeStopsNothing() {
        CountDownLatch end = new CountDownLatch(1);
        screen = Screen.open(null);
        screen.awaitFrame();
        choosePicture(() -> hanging(end));
        long start = System.nanoTime();
        screen.controller.pause();
        assertTrue("the screen waits", System.nanoTime() - start < TimeUnit.SECONDS.toNanos(4));
        Screen.await("the end", () -> Screen.application().openInterpreters.get() == 0);
        screen.controller.resume();
        screen.click(R.id.back_to_camera);
        screen.awaitFrame();
        end.countDown();
    }

    @Test
    public void aPictureThatComesTooLateIsNotShown() throws IOException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        byte[] content = Files.readAllBytes(Photograph.file("Y"));
        screen = Screen.open(null);
        choosePicture(() -> {
            begun.countDown();
            wait(end);
            return new ByteArrayInputStream(content);
        });
        Screen.await("the reading", () -> begun.getCount() == 0);
        screen.click(R.id.back_to_camera);
        end.countDown();
        screen.awaitFrame();
        screen.awaitFrame();
        assertEquals("No hand in the picture", screen.description());
    }

    @Test
    public void aBrokenProviderIsABadPicture() {
        screen = Screen.open(null);
        choosePicture(() -> {
            throw new IllegalStateException("a provider of another app");
        });
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        assertEquals("This picture cannot be read.", screen.text(R.id.notice_text));
    }

    private static InputStream hanging(CountDownLatch end) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                PictureTest.wait(end);
                throw new IOException("too late");
            }
        };
    }

    private static void wait(CountDownLatch end) {
        try {
            end.await(8, TimeUnit.SECONDS);
        } catch (InterruptedException error) {
            Thread.currentThread().interrupt();
        }
    }

    private void choose(byte[] content) {
        choosePicture(() -> new ByteArrayInputStream(content));
    }
}
