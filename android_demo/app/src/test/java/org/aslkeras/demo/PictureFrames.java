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
    volatile boolean running = false;
    volatile boolean front;
    volatile int displayRotation;
    volatile int frames = 0;
    private long nanos = 0;

    @Override
    public void start(boolean wantedFront, int rotation, Handler handler, Receiver receiver) {
        front = wantedFront;
        displayRotation = rotation;
        if (trouble != null) {
            receiver.onTrouble(trouble);
            return;
        }
        running = true;
        handler.post(() -> give(handler, receiver));
    }

    @Override
    public void stop() {
        running = false;
    }

    private static BufferedImage mirrored(BufferedImage image) {
        int width = image.getWidth();
        BufferedImage other = new BufferedImage(width, image.getHeight(), BufferedImage.TYPE_INT_RGB);
        other.createGraphics().drawImage(image, width, 0, -width, image.getHeight(), null);
        return other;
    }

    private void give(Handler handler, Receiver receiver) {
        if (!running) {
            return;
        }
        Picture picture = Pictures.of(front ? mirrored(image) : image);
        nanos += STEP;
        receiver.onFrame(picture, front, nanos);
        frames++;
        handler.post(() -> give(handler, receiver));
    }
}
