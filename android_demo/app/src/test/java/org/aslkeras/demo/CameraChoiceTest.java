package org.aslkeras.demo;

import static android.hardware.camera2.CameraCharacteristics.LENS_FACING_BACK;
import static android.hardware.camera2.CameraCharacteristics.LENS_FACING_FRONT;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;

import android.hardware.camera2.CameraAccessException;
import android.util.Range;
import android.util.Size;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

@RunWith(RobolectricTestRunner.class)
public class CameraChoiceTest {
    private final Cameras cameras = new Cameras();

    @Test
    public void itLooksTheWantedWay() throws CameraAccessException {
        cameras.add("back", LENS_FACING_BACK);
        cameras.add("front", LENS_FACING_FRONT);
        assertEquals("front", choice(true).id());
        assertEquals("back", choice(false).id());
    }

    @Test
    public void theOnlyCameraIsMirroredIfItLooksAtTheUserWhateverWasWanted()
            throws CameraAccessException {
        cameras.add("back", LENS_FACING_BACK);
        assertEquals("back", choice(true).id());
        assertFalse(choice(true).front());
    }

    @Test
    public void aCameraThatGivesNoPicturesIsPassedOver() throws CameraAccessException {
        cameras.addDepth("depth", LENS_FACING_FRONT);
        assertNull(choice(true));
        cameras.add("front", LENS_FACING_FRONT);
        assertEquals("front", choice(true).id());
    }

    @Test
    public void itsFramesHaveTheSizeNearestToTheWantedNumberOfPixels()
            throws CameraAccessException {
        cameras.add("front", LENS_FACING_FRONT);
        assertEquals(new Size(720, 480), choice(true).size());
    }

    @Test
    public void framesComeOftenEnoughForALetterInTheDark() throws CameraAccessException {
        assertRates(new Range<>(15, 30), List.of(
                new Range<>(15, 15), new Range<>(7, 30), new Range<>(15, 30), new Range<>(30, 30),
                new Range<>(30, 60)));
        assertRates(new Range<>(30, 30), List.of(new Range<>(5, 30), new Range<>(30, 30)));
        assertRates(null, List.of());
    }

    private void assertRates(Range<Integer> expected, List<Range<Integer>> known)
            throws CameraAccessException {
        cameras.add("front", LENS_FACING_FRONT, known);
        assertEquals(expected, choice(true).rates());
        cameras.shadow.removeCamera("front");
    }

    private CameraChoice choice(boolean front) throws CameraAccessException {
        return CameraChoice.of(cameras.manager, front);
    }
}
