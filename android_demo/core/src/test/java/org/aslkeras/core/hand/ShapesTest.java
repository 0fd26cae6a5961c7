package org.aslkeras.core.hand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.data.Npy;
import org.aslkeras.core.data.Npz;
import org.junit.jupiter.api.Test;

class ShapesTest {
    @Test
    void aHandIsShownAsThePersonsOwnLooksInThePicture() throws IOException {
        Shapes shapes = Shapes.read(file(1));
        float[] right = shapes.of("A", Handedness.RIGHT, false);
        float[] left = shapes.of("A", Handedness.LEFT, false);
        assertEquals(7f, right[0]);
        assertEquals(-7f, left[0]);
        assertEquals(right[1], left[1]);
        assertArrayEquals(left, shapes.of("A", Handedness.RIGHT, true));
        assertArrayEquals(right, shapes.of("A", Handedness.LEFT, true));
        assertNull(shapes.of("B", Handedness.LEFT, true));
    }

    @Test
    void aFileOfAnotherFormIsRefused() {
        assertThrows(IOException.class, () -> Shapes.read(file(2)));
        assertThrows(IOException.class, () -> Shapes.read(ByteBuffer.wrap(new byte[9])));
    }

    private static ByteBuffer file(int hands) throws IOException {
        float[] landmarks = new float[63 * hands];
        landmarks[0] = 7;
        landmarks[1] = 3;
        Map<String, Npy> arrays = new LinkedHashMap<>();
        arrays.put("letters", Npy.of(List.of("A")));
        arrays.put("landmarks", Npy.of(new int[] {hands, 21, 3}, landmarks));
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        Npz.write(content, arrays);
        return ByteBuffer.wrap(content.toByteArray());
    }
}
