package org.aslkeras.demo;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.robolectric.Shadows.shadowOf;

import android.content.Context;
import android.graphics.Matrix;
import android.net.Uri;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.aslkeras.core.frames.Picture;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;
import org.robolectric.RuntimeEnvironment;

@RunWith(RobolectricTestRunner.class)
public class GalleryPictureTest {
    private static final Uri FILE = Uri.parse("content://files/1");

    /** Where the file's right and its lower side are seen, by EXIF 2.32, orientations 1 to 8. */
    private static final float[][] SIDES = {
        {1, 0, 0, 1}, {-1, 0, 0, 1}, {-1, 0, 0, -1}, {1, 0, 0, -1},
        {0, 1, 1, 0}, {0, 1, -1, 0}, {0, -1, -1, 0}, {0, -1, 1, 0},
    };

    @Test
    public void everyOrientationIsShownAsItIsMeant() {
        for (int orientation = 1; orientation <= SIDES.length; orientation++) {
            Matrix matrix = GalleryPicture.upright(orientation);
            float[] sides = {1, 0, 0, 1};
            matrix.mapVectors(sides);
            assertArrayEquals("" + orientation, SIDES[orientation - 1], sides, 1e-6f);
        }
    }

    @Test
    public void noSideOfAPictureIsLongerThanIsUseful() throws IOException {
        Context context = RuntimeEnvironment.getApplication();
        for (int side : new int[] {1600, 1601, 2400, 3199, 3200}) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(side, 8, BufferedImage.TYPE_INT_RGB), "png", file);
            shadowOf(context.getContentResolver())
                    .registerInputStreamSupplier(
                            FILE, () -> new ByteArrayInputStream(file.toByteArray()));
            Picture picture = new GalleryPicture(context.getContentResolver()).read(FILE);
            assertEquals("of " + side, 1600, picture.width());
        }
    }
}
