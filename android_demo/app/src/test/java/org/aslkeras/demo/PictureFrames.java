package org.aslkeras.demo;

import android.os.Handler;
import android.os.Looper;
import java.awt.image.BufferedImage;
import java.util.concurrent.TimeUnit;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.Pictures;
import org.robolectric.shadows.ShadowLooper;

/** Gives the same picture again and again, 20 times in a second of its own clock, if it is read. */
final class PictureFrames implements FrameSource {
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(50);

    volatile BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    volatile Trouble trouble;
    volatile boolean front;
    volatile int displayRotation;
    volatile int starts = 0;
    volatile int frames = 0;
    volatile int inAReading = 1; // frames that come while one is read
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
    public long nanos() {
        return nanos;
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
        for (int frame = 0; frame < inAReading; frame++) {
            nanos += STEP;
            wanted.receiver.onFrame(picture, front, nanos, 1);
            frames++;
        }
        whenRead(() -> wanted.handler.post(() -> give(wanted)));
    }

    /** When nothing is being read any more. */
    private static void whenRead(Runnable task) {
        boolean waits = false;
        for (Looper looper : ShadowLooper.getAllLoopers()) {
            boolean isReader = looper.getThread().getName().equals("reader");
            waits = waits || isReader && new Handler(looper).post(task);
        }
        if (!waits) {
            task.run();
        }
    }
}
