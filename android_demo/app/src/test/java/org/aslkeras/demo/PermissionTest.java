package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.content.pm.PackageManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.robolectric.shadows.ShadowSystemClock;
import org.robolectric.util.ReflectionHelpers;

/** What the screen does without the camera's permission, and how it asks. */
public class PermissionTest extends ScreenTest {
    private static final String ASK = "android.content.pm.action.REQUEST_PERMISSIONS";

    @Test
    public void withoutThePermissionTheReasonIsShownAndNothingIsWatched() {
        screen = Screen.openRefused(null);
        answer(1);
        assertTrue(screen.shows(R.id.notice));
        assertEquals(screen.activity().getString(R.string.camera_reason), screen.text(R.id.notice_text));
        assertFalse(Screen.application().camera.running());
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
    public void theButtonAlwaysAsksAndOnlyARefusalWithoutAQuestionLeadsToTheSettings() {
        screen = Screen.openRefused(null);
        answer(1);
        started();
        screen.click(R.id.notice_button);
        assertEquals(List.of(ASK), started());
        answer(5); // at once, so nobody was asked
        assertEquals(
                List.of(android.provider.Settings.ACTION_APPLICATION_DETAILS_SETTINGS), started());
    }

    @Test
    public void aRefusalAfterAQuestionLeadsNowhere() {
        screen = Screen.openRefused(null);
        answer(1);
        screen.click(R.id.notice_button);
        started();
        ShadowSystemClock.advanceBy(Duration.ofSeconds(3));
        answer(5);
        assertEquals(List.of(), started());
        assertTrue(screen.shows(R.id.notice));
    }

    /** What was started since the last call. */
    private List<String> started() {
        List<String> actions = new ArrayList<>();
        for (var one = shadowOf(screen.activity()).getNextStartedActivityForResult();
                one != null;
                one = shadowOf(screen.activity()).getNextStartedActivityForResult()) {
            actions.add(one.intent.getAction());
        }
        return actions;
    }

    private void answer(int question) {
        // As the system does, which then lets the app ask again.
        ReflectionHelpers.setField(
                Activity.class, screen.activity(), "mHasCurrentPermissionsRequest", false);
        screen.activity().onRequestPermissionsResult(
                question, new String[] {"camera"}, new int[] {PackageManager.PERMISSION_DENIED});
        Screen.idle();
    }
}
