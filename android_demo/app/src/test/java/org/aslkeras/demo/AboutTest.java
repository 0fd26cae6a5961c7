package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import android.widget.TextView;
import java.io.IOException;
import java.util.List;
import org.junit.Test;
import org.robolectric.Robolectric;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.Shadows;

/** The screen with what the app is, its privacy and its licences. */
public class AboutTest extends ScreenTest {
    @Test
    public void theSettingsLeadToIt() {
        screen = Screen.open(null);
        screen.click(R.id.settings);
        screen.click(R.id.about);
        Intent asked = Shadows.shadowOf(screen.activity()).getNextStartedActivity();
        assertEquals(AboutActivity.class.getName(), asked.getComponent().getClassName());
    }

    @Test
    public void itHasTheLicencesOfAllThatIsInTheApp() throws IOException {
        RuntimeEnvironment.setQualifiers("w392dp-h800dp-port-xhdpi");
        try (var controller = Robolectric.buildActivity(AboutActivity.class)) {
            controller.setup();
            String text = controller.get().<TextView>findViewById(R.id.licences).getText().toString();
            for (String part : List.of("TensorFlow Lite", "XNNPACK", "MediaPipe", "Eigen")) {
                assertTrue(part, text.contains(part));
            }
            assertTrue(text.contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION"));
            assertTrue(text.contains("Redistributions in binary form must reproduce"));
            Screen.shoot(controller.get(), "about");
        }
    }
}
