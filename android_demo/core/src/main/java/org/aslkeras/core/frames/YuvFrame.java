package org.aslkeras.core.frames;

import java.nio.Buffer;
import java.nio.ByteBuffer;

/**
 * Turns a camera's YUV_420_888 frame into an upright picture, with memory that is used again.
 *
 * <p>Colours are those of JFIF: BT.601 over the full range, in 16-bit fixed point.
 */
public final class YuvFrame {
    private static final int HALF = 1 << 15;
    private static final int RED_V = 91881; // 1.402
    private static final int GREEN_U = 22554; // 0.344136
    private static final int GREEN_V = 46802; // 0.714136
    private static final int BLUE_U = 116130; // 1.772

    /** A plane of a frame: its bytes, and how far rows and pixels are apart. */
    public record Plane(ByteBuffer bytes, int rowStride, int pixelStride) {}

    private byte[] luma = new byte[0];
    private byte[] blue = new byte[0];
    private byte[] red = new byte[0];

    /**
     * Converts and rotates a frame.
     *
     * @param y a byte for each pixel
     * @param u a byte for each square of four pixels, as {@code v}
     * @param width of the frame before it is turned, in pixels
     * @param height likewise
     * @param clockwise 0, 90, 180 or 270 degrees
     * @param mirrored left to right, after it was turned
     * @param picture is resized and filled
     */
    public void convert(
            Plane y,
            Plane u,
            Plane v,
            int width,
            int height,
            int clockwise,
            boolean mirrored,
            Picture picture) {
        luma = copied(y.bytes, luma);
        blue = copied(u.bytes, blue);
        red = copied(v.bytes, red);
        boolean turned = clockwise % 180 != 0;
        picture.resize(turned ? height : width, turned ? width : height);
        int right = mirrored ? -1 : 1;
        int across = step(clockwise, right, picture.width());
        int down = step(clockwise, picture.width(), -right);
        int start = start(clockwise, mirrored, picture.width(), picture.height());
        for (int row = 0; row < height; row++) {
            int target = start + row * down;
            int chroma = row / 2 * u.rowStride;
            for (int column = 0; column < width; column++) {
                int place = chroma + column / 2 * u.pixelStride;
                int light = luma[row * y.rowStride + column * y.pixelStride] & 255;
                picture.pixels()[target] =
                        colour(light, (blue[place] & 255) - 128, (red[place] & 255) - 128);
                target += across;
            }
        }
    }

    /** How far apart neighbours of a frame are in the picture: unturned, or turned by 90 degrees. */
    private static int step(int clockwise, int unturned, int turned) {
        return switch (clockwise) {
            case 0 -> unturned;
            case 90 -> turned;
            case 180 -> -unturned;
            case 270 -> -turned;
            default -> throw new IllegalArgumentException(
                    "Expected 0, 90, 180 or 270 degrees. Received: " + clockwise);
        };
    }

    /** Where the first pixel of the frame lies in the picture. */
    private static int start(int clockwise, boolean mirrored, int width, int height) {
        boolean isBelow = clockwise == 180 || clockwise == 270;
        boolean isRight = (clockwise == 90 || clockwise == 180) != mirrored;
        return (isBelow ? width * (height - 1) : 0) + (isRight ? width - 1 : 0);
    }

    private static int colour(int light, int u, int v) {
        int red = clamp(light + (RED_V * v + HALF >> 16));
        int green = clamp(light - (GREEN_U * u + GREEN_V * v + HALF >> 16));
        int blue = clamp(light + (BLUE_U * u + HALF >> 16));
        return 0xff000000 | red << 16 | green << 8 | blue;
    }

    private static int clamp(int value) {
        return Math.max(0, Math.min(255, value));
    }

    private static byte[] copied(ByteBuffer bytes, byte[] memory) {
        Buffer view = bytes; // ByteBuffer's own rewind() is newer than Android 7.0
        view.rewind();
        byte[] copy = memory.length < bytes.remaining() ? new byte[bytes.remaining()] : memory;
        bytes.get(copy, 0, bytes.remaining());
        return copy;
    }
}
