package org.aslkeras.core.frames;

import java.awt.image.BufferedImage;

/** Pictures of a desktop, as the app's own. */
public final class Pictures {
    private Pictures() {}

    /** A picture with the pixels of an image. */
    public static Picture of(BufferedImage image) {
        int width = image.getWidth();
        Picture picture = new Picture().resize(width, image.getHeight());
        image.getRGB(0, 0, width, image.getHeight(), picture.pixels(), 0, width);
        return picture;
    }

    /** Its bytes, as Python has them. */
    public static byte[] rgb(Picture picture) {
        byte[] rgb = new byte[3 * picture.width() * picture.height()];
        for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
            rgb[3 * pixel] = (byte) (picture.pixels()[pixel] >> 16);
            rgb[3 * pixel + 1] = (byte) (picture.pixels()[pixel] >> 8);
            rgb[3 * pixel + 2] = (byte) picture.pixels()[pixel];
        }
        return rgb;
    }
}
