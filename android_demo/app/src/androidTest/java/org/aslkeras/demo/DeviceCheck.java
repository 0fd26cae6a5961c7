package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.Manifest;
import android.app.Activity;
import android.app.Instrumentation;
import android.content.Context;
import android.content.Intent;
import android.content.pm.ActivityInfo;
import android.os.ParcelFileDescriptor;
import androidx.test.platform.app.InstrumentationRegistry;
import java.io.IOException;
import java.io.InputStream;
import org.junit.Test;

/** The steps of CHECKLIST.md that a phone can take by itself; `./gradlew connectedDebugAndroidTest`. */
public final class DeviceCheck {
    private static final int STARTS = 10;
    private static final long SOON = 3000; // milliseconds
    private static final long AT_ONCE = 1000;

    private final Instrumentation phone = InstrumentationRegistry.getInstrumentation();

    @Test
    public void aPhotographIsReadAsOnTheDesktop() throws Exception {
        Context context = phone.getTargetContext().getApplicationContext();
        KnownHand.Read read = KnownHand.read().readBy((DemoApplication) context);
        assertEquals("L", read.letter());
        assertEquals(0, read.distance(), 0.01);
    }

    @Test
    public void theCameraIsFreeAtOnceAfterEachOfTenStarts() throws Exception {
        allowTheCamera();
        CameraLight light = CameraLight.of(phone.getTargetContext());
        for (int start = 0; start < STARTS; start++) {
            Activity screen = shown();
            assertTrue("the camera is used", light.becomes(true, SOON));
            leave(screen);
            assertTrue("the camera is free", light.becomes(false, AT_ONCE));
        }
    }

    @Test
    public void aTurnedScreenShowsTheCamera() throws Exception {
        allowTheCamera();
        CameraLight light = CameraLight.of(phone.getTargetContext());
        Activity screen = shown();
        for (int side : new int[] {
            ActivityInfo.SCREEN_ORIENTATION_LANDSCAPE, ActivityInfo.SCREEN_ORIENTATION_PORTRAIT
        }) {
            phone.runOnMainSync(() -> screen.setRequestedOrientation(side));
            phone.waitForIdleSync();
            assertTrue("the camera is used", light.becomes(true, SOON));
        }
        leave(screen);
    }

    private Activity shown() {
        Intent intent = new Intent(phone.getTargetContext(), MainActivity.class);
        return phone.startActivitySync(intent.addFlags(Intent.FLAG_ACTIVITY_NEW_TASK));
    }

    private void leave(Activity screen) {
        phone.runOnMainSync(screen::finishAndRemoveTask);
        phone.waitForIdleSync();
    }

    private void allowTheCamera() throws IOException {
        String name = phone.getTargetContext().getPackageName();
        String line = "pm grant " + name + " " + Manifest.permission.CAMERA;
        try (ParcelFileDescriptor answer = phone.getUiAutomation().executeShellCommand(line);
                InputStream said = new ParcelFileDescriptor.AutoCloseInputStream(answer)) {
            while (said.read() >= 0) {
                continue; // until it is done
            }
        }
    }
}
