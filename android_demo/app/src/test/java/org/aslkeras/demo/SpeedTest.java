package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.content.ClipboardManager;
import android.content.Context;
import android.widget.Switch;
import java.io.IOException;
import java.util.List;
import org.aslkeras.core.landmarks.HandModel;
import org.aslkeras.core.live.Measurement;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.live.StageTimes;
import org.junit.Test;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowToast;

/** The measurement of the speed. */
public class SpeedTest extends ScreenTest {
    @Test
    public void itMeasures200FramesAndTheReportCanBeCopied() throws IOException {
        RuntimeEnvironment.setQualifiers("w392dp-h800dp-port-xhdpi");
        screen = Screen.open(null);
        screen.awaitFrame();
        screen.click(R.id.settings);
        screen.click(R.id.measure);
        assertTrue(screen.text(R.id.speed_text).startsWith("Hold a hand in front of the camera."));
        assertFalse(screen.shows(R.id.copy_speed));
        finish();
        Screen.await("the report", () -> screen.shows(R.id.copy_speed));
        String report = screen.text(R.id.speed_text);
        for (String part : List.of(", Android 1", "Threads: 2. Hand model: exact. Heat: none", "Frames: 200, with")) {
            assertTrue(report, report.contains(part));
        }
        assertTrue(report, report.contains("hand: 3"));
        screen.layOut();
        screen.shoot("speed");
        screen.click(R.id.copy_speed);
        ClipboardManager clipboard =
                (ClipboardManager) screen.activity().getSystemService(Context.CLIPBOARD_SERVICE);
        assertEquals(report, clipboard.getPrimaryClip().getItemAt(0).getText().toString());
        screen.click(R.id.close_speed);
        assertTrue(screen.shows(R.id.text));
        screen.awaitFrame();
    }

    @Test
    public void aSlowPhoneReadsWithTheFasterHandModelWhichIsMeasuredOnceAndSaid() throws IOException {
        Screen.application().fitting = HandModel.FAST;
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        screen = Screen.open(null);
        Screen.await("the letter", () -> screen.description().startsWith("L, "));
        assertTrue(ShadowToast.getTextOfLatestToast().contains("faster hand model"));
        screen = Screen.open(screen.die());
        screen.click(R.id.settings);
        Screen.await("the switch", () -> screen.shows(R.id.fast_hands));
        assertTrue(screen.<Switch>view(R.id.fast_hands).isChecked());
        assertEquals(1, Screen.application().measured.get());
        int opened = Screen.application().opened.get();
        screen.view(R.id.fast_hands).performClick();
        Screen.await("the exact one", () -> Screen.application().opened.get() > opened + 2);
        assertEquals(HandModel.EXACT, new HandChoice(Screen.application()).model());
        screen.awaitFrame();
    }

    /** Some frames came from the camera; the rest, which would take half a minute, are given. */
    private void finish() {
        SpeedRun run = (SpeedRun) screen.activity().screen().engine().mode();
        Screen.await("frames", () -> run.count() > 2);
        Scene scene = new Scene(List.of(), "", List.of(), new StageTimes(30, 1, 7));
        for (int frame = 0; frame < Measurement.FRAMES; frame++) {
            run.take(scene, 1e6 + frame, 2);
        }
    }
}
