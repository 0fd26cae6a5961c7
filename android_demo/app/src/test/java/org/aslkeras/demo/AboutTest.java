package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import android.content.Intent;
import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.view.View;
import android.widget.TextView;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
            shoot(controller.get().getWindow().getDecorView());
        }
    }

    private static void shoot(View root) throws IOException {
        Bitmap bitmap =
                Bitmap.createBitmap(root.getWidth(), root.getHeight(), Bitmap.Config.ARGB_8888);
        root.draw(new Canvas(bitmap));
        File file = new File(System.getProperty("asl.screenshots"), "about.png");
        file.getParentFile().mkdirs();
        try (OutputStream stream = new FileOutputStream(file)) {
            bitmap.compress(Bitmap.CompressFormat.PNG, 100, stream);
        }
    }
}
