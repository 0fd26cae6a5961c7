package org.aslkeras.demo;

import static org.junit.Assert.assertArrayEquals;

import android.graphics.Matrix;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

@RunWith(RobolectricTestRunner.class)
public class GalleryPictureTest {
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
}
