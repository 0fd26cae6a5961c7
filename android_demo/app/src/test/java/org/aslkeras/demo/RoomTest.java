package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.graphics.Bitmap;
import android.graphics.Color;
import android.graphics.Rect;
import android.view.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.junit.Test;
import org.robolectric.RuntimeEnvironment;

/** Everything has room and can be read on small and bright screens. */
public class RoomTest extends ScreenTest {
    private static final String SPLIT = "w392dp-h320dp-port-xhdpi";

    @Test
    public void aNoticeIsReadableOnTheBrightestPicture() throws IOException {
        BufferedImage white = new BufferedImage(480, 640, BufferedImage.TYPE_INT_RGB);
        white.createGraphics().fillRect(0, 0, 480, 640);
        Screen.application().camera.image = white;
        RuntimeEnvironment.setQualifiers("w392dp-h800dp-port-xhdpi");
        screen = Screen.open(null);
        screen.awaitFrame();
        Screen.application().camera.lose(FrameSource.Trouble.CAMERA_LOST);
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        screen.layOut();
        Bitmap shot = screen.shoot("notice");
        int[] place = new int[2];
        screen.view(R.id.notice_text).getLocationInWindow(place);
        double behind = Color.luminance(shot.getPixel(place[0] - 4, place[1] + 4));
        assertTrue("contrast", (1 + 0.05) / (behind + 0.05) > 4.5);
    }

    @Test
    public void thePreviewKeepsItsRoomInASplitScreenWithALargeFont() throws IOException {
        RuntimeEnvironment.setQualifiers(SPLIT);
        RuntimeEnvironment.setFontScale(1.8f);
        Screen.write("HELLO");
        screen = Screen.open(null);
        screen.awaitFrame();
        screen.click(R.id.settings);
        screen.layOut();
        screen.shoot("split-settings");
        View scene = screen.view(R.id.scene);
        assertTrue("the preview's height: " + scene.getHeight(), scene.getHeight() >= 2 * 96);
        Rect seen = new Rect();
        assertTrue(screen.view(R.id.settings).getGlobalVisibleRect(seen));
        assertEquals(2 * 48, seen.height());
        View panel = screen.view(R.id.panel);
        assertTrue("the rest can be scrolled to", panel.canScrollVertically(1) || panel.canScrollVertically(-1));
    }

    @Test
    @SuppressWarnings("deprecation") // as in the activity
    public void backClosesThePanelsBeforeTheApp() {
        screen = Screen.open(null);
        screen.click(R.id.settings);
        screen.activity().onBackPressed();
        assertFalse(screen.shows(R.id.settings_panel));
        assertFalse(screen.activity().isFinishing());
    }
}
