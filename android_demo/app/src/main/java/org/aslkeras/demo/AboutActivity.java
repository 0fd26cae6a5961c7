package org.aslkeras.demo;

import android.app.Activity;
import android.os.Bundle;
import android.widget.TextView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What the app is, what it does with pictures, what reads, and the licences of what is in it. */
public final class AboutActivity extends Activity {
    private static final int BLOCK = 1 << 13;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.about);
        EdgeToEdge.ofPage(this, R.id.page);
        this.<TextView>findViewById(R.id.licences).setText(licences());
    }

    private String licences() {
        try (InputStream stream = getResources().openRawResource(R.raw.licences)) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            byte[] block = new byte[BLOCK];
            for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
                text.write(block, 0, count);
            }
            return new String(text.toByteArray(), StandardCharsets.UTF_8);
        } catch (IOException error) {
            throw new IllegalStateException("A resource of the app is always there.", error);
        }
    }
}
