package org.aslkeras.demo;

import static org.junit.Assume.assumeTrue;
import static org.robolectric.Shadows.shadowOf;

import android.net.Uri;
import java.io.InputStream;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Before;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

/** What tests of the screen have in common. */
@RunWith(RobolectricTestRunner.class)
public abstract class ScreenTest {
    static final Uri FILE = Uri.parse("content://files/1");

    Screen screen;

    @Before
    public void needsTheRuntime() {
        assumeTrue("LiteRT's library is not named", System.getProperty("asl.litert") != null);
    }

    @After
    public void close() {
        if (screen != null && screen.activity() != null && !screen.activity().isDestroyed()) {
            screen.die();
        }
    }

    /** Chooses a file with this content as a picture to read. */
    void choosePicture(Supplier<InputStream> content) {
        shadowOf(screen.activity().getContentResolver())
                .registerInputStreamSupplier(FILE, content::get);
        screen.choose(R.id.gallery, FILE);
    }
}
