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
}
