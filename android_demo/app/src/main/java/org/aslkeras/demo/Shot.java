package org.aslkeras.demo;

import org.aslkeras.core.frames.Picture;

/** A camera's frame on its way to the reader. */
final class Shot {
    private final Picture picture = new Picture();
    private boolean mirrored;
    private long nanos;
    private double millis;
    private boolean isNew = false;

    /** Takes over a frame, as {@link FrameSource.Receiver#onFrame} has it. */
    void set(Picture source, boolean isMirrored, long taken, double converted) {
        picture.copy(source);
        mirrored = isMirrored;
        nanos = taken;
        millis = converted;
        isNew = true;
    }

    /** Whether it is asked for the first time. */
    boolean take() {
        boolean was = isNew;
        isNew = false;
        return was;
    }

    Picture picture() {
        return picture;
    }

    boolean mirrored() {
        return mirrored;
    }

    long nanos() {
        return nanos;
    }

    double millis() {
        return millis;
    }
}
