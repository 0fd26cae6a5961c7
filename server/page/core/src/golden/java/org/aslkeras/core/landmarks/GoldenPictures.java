package org.aslkeras.core.landmarks;

import org.aslkeras.core.frames.Picture;

/** The steps before hands are looked for, which are the core's own. */
public final class GoldenPictures {
    private final Levels levels = new Levels();
    private final Denoiser denoiser = new Denoiser();
    private final Picture seen = new Picture();

    public Picture levelled(Picture picture) {
        return levels.levelled(picture);
    }

    public double noise(Picture picture) {
        return denoiser.noise(picture);
    }

    public Picture denoised(Picture picture) {
        return denoiser.denoised(picture);
    }

    /** What is seen through a window. */
    public Picture window(
            Picture picture, double x, double y, double side, double degrees, boolean mirrored) {
        new Window(x, y, side, degrees, mirrored).cut(picture, seen);
        return seen;
    }
}
