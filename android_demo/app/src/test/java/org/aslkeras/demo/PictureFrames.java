package org.aslkeras.demo;

import android.os.Handler;
import java.awt.image.BufferedImage;
import java.util.concurrent.TimeUnit;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.Pictures;

/** Gives the same picture again and again, 20 times in a second of its own clock. */
final class PictureFrames implements FrameSource {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

    volatile BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    volatile Trouble trouble;
    volatile boolean front;
    volatile int displayRotation;
    volatile int starts = 0;
    volatile int frames = 0;
    volatile long nanos = 0;
    private volatile Wish wish;

    private record Wish(Handler handler, Receiver receiver) {}

    @Override
    public void start(boolean wantedFront, int rotation, Handler handler, Receiver receiver) {
        front = wantedFront;
        displayRotation = rotation;
        starts++;
        Wish wanted = new Wish(handler, receiver);
        wish = wanted;
        if (trouble == null) {
            handler.post(() -> give(wanted));
        } else {
            lose(trouble);
        }
    }

    @Override
    public void turn(int rotation) {
        displayRotation = rotation;
    }

    @Override
    public void stop() {
        wish = null;
    }

    boolean running() {
        return wish != null;
    }

    /** No frame comes any more, until {@link #find}. */
    void lose(Trouble why) {
        trouble = why;
        Wish lost = wish;
        lost.handler.post(() -> lost.receiver.onTrouble(why));
    }

    /** Frames come again, as if nobody had to ask for them. */
    void find() {
        trouble = null;
        Wish found = wish;
        found.handler.post(() -> give(found));
    }

    private static BufferedImage mirrored(BufferedImage image) {
        int width = image.getWidth();
        BufferedImage other = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_INT_RGB);
        other.createGraphics().drawImage(image, width, 0, -width, image.getHeight(), null);
        return other;
    }

    private void give(Wish wanted) {
        if (wish != wanted || trouble != null) {
            return;
        }
        Picture picture = Pictures.of(front ? mirrored(image) : image);
        nanos += STEP;
        wanted.receiver.onFrame(picture, front, nanos, 1);
        frames++;
        wanted.handler.post(() -> give(wanted));
    }
}
