package org.aslkeras.core.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.aslkeras.core.frames.YuvFrame.Plane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YuvFrameTest {
    private static final int WIDTH = 4;
    private static final int HEIGHT = 2;

    @ParameterizedTest
    @CsvSource({
        "128, 128, 128, 0x808080", "255, 128, 128, 0xFFFFFF", "0, 128, 128, 0x000000",
        "76, 85, 255, 0xFE0000", "150, 44, 21, 0x00FF01", "29, 255, 107, 0x0000FE",
    })
    void coloursAreThoseOfJfif(int y, int u, int v, String rgb) {
        Picture picture = converted(filled(y), u, v, 0, false);
        assertEquals(Integer.decode(rgb), picture.pixels()[0] & 0xffffff);
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, 4, 2, '0 1 2 3 4 5 6 7'", "90, false, 2, 4, '4 0 5 1 6 2 7 3'",
        "180, false, 4, 2, '7 6 5 4 3 2 1 0'", "270, false, 2, 4, '3 7 2 6 1 5 0 4'",
        "0, true, 4, 2, '3 2 1 0 7 6 5 4'", "90, true, 2, 4, '0 4 1 5 2 6 3 7'",
        "180, true, 4, 2, '4 5 6 7 0 1 2 3'", "270, true, 2, 4, '7 3 6 2 5 1 4 0'",
    })
    void framesAreTurnedClockwiseAndThenMirrored(
            int clockwise, boolean mirrored, int width, int height, String expected) {
        byte[] numbers = {0, 1, 2, 3, 4, 5, 6, 7};
        Picture picture = converted(numbers, 128, 128, clockwise, mirrored);
        assertEquals(width, picture.width());
        assertEquals(height, picture.height());
        int[] seen = Arrays.stream(picture.pixels()).map(pixel -> pixel & 255).toArray();
        assertArrayEquals(Arrays.stream(expected.split(" ")).mapToInt(Integer::parseInt).toArray(), seen);
    }

    @Test
    void paddedRowsAndInterleavedColoursAreUnderstood() {
        Plane y = new Plane(ByteBuffer.wrap(new byte[] {1, 2, 99, 3, 4}), 3, 1);
        Plane u = new Plane(ByteBuffer.wrap(new byte[] {(byte) 128, 0}), 4, 2);
        Picture picture = new Picture();
        new YuvFrame().convert(y, u, u, 2, 2, 0, false, picture);
        assertArrayEquals(
                new int[] {0xff010101, 0xff020202, 0xff030303, 0xff040404}, picture.pixels());
    }

    @Test
    void otherAnglesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> converted(filled(0), 0, 0, 45, false));
    }

    private static byte[] filled(int light) {
        byte[] plane = new byte[WIDTH * HEIGHT];
        Arrays.fill(plane, (byte) light);
        return plane;
    }

    private static Picture converted(byte[] light, int u, int v, int clockwise, boolean mirrored) {
        Picture picture = new Picture();
        Plane blue = new Plane(ByteBuffer.wrap(new byte[] {(byte) u, (byte) u}), 2, 1);
        Plane red = new Plane(ByteBuffer.wrap(new byte[] {(byte) v, (byte) v}), 2, 1);
        Plane y = new Plane(ByteBuffer.wrap(light), WIDTH, 1);
        new YuvFrame().convert(y, blue, red, WIDTH, HEIGHT, clockwise, mirrored, picture);
        return picture;
    }
}
