package org.aslkeras.demo;

import android.os.Handler;
import org.aslkeras.core.frames.DelayLine;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.TripleBuffer;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.mask.Masks;

/**
 * Frames on their way from the camera's thread to the screen: all are shown, and the reader's thread
 * reads the newest whenever it has read another.
 */
final class LiveFrames implements FrameSource.Receiver {
    /** 20 MB of 640 x 480 pixels. At 30 a second all are shown where a reading takes 0.2 seconds. */
    private static final int FRAMES = 16;

    private final OpenModels models;
    private final Handler reader;
    private final Mail mail;
    private final DelayLine<Frame, Scene> line = new DelayLine<>(FRAMES, Frame::new);
    private final TripleBuffer<Shot> shots =
            new TripleBuffer<>(new Shot(), new Shot(), new Shot());
    private final Runnable reading = this::readNewest;

    // These belong to the reader's thread: frames between two readings show the masks of the former.
    private Masks room = new Masks();
    private Masks formerRoom = new Masks();

    /**
     * @param reader of the thread of the models
     */
    LiveFrames(OpenModels models, Handler reader, Mail mail) {
        this.models = models;
        this.reader = reader;
        this.mail = mail;
    }

    /** The frame to show, which does not change until the next call. */
    Frame toShow() {
        return line.toShow();
    }

    /** The next frame does not follow from the last. On the camera's thread. */
    void cut() {
        line.flush();
        reader.post(models::cut);
    }

    @Override
    public void onFrame(Picture picture, boolean mirrored, long nanos, double millis) {
        Frame frame = models.areOpen() ? line.toWrite(nanos) : null;
        if (frame == null) {
            return;
        }
        frame.set(picture, mirrored, nanos, millis);
        line.written(frame, nanos);
        shots.toWrite().set(picture, mirrored, nanos, millis);
        shots.publish();
        reader.removeCallbacks(reading);
        reader.post(reading);
        mail.postFrame();
    }

    @Override
    public void onTrouble(FrameSource.Trouble trouble) {
        cut(); // frames that come again do not follow from the last
        mail.post(screen -> screen.onTrouble(trouble));
    }

    /** Reads a photo, and shows it alone. On the camera's thread. */
    void onPhoto(Picture picture, double threshold) {
        line.flush();
        Frame frame = line.toWrite(Frame.PHOTO);
        frame.set(picture, false, Frame.PHOTO, 0);
        line.written(frame, Frame.PHOTO);
        reader.post(() -> {
            if (models.areOpen()) {
                show(Frame.PHOTO, models.readPhoto(picture, threshold, nextRoom()));
                mail.postFrame();
            }
        });
    }

    private void readNewest() {
        Shot shot = shots.toShow();
        if (!models.areOpen() || !shot.take()) {
            return;
        }
        Scene scene =
                models.read(
                        shot.picture(), shot.mirrored(), shot.nanos(), shot.millis(), nextRoom());
        if (show(shot.nanos(), scene)) {
            mail.postFrame();
        }
    }

    private boolean show(long nanos, Scene scene) {
        return line.read(nanos, scene, Frame::show);
    }

    private Masks nextRoom() {
        Masks next = formerRoom;
        formerRoom = room;
        room = next;
        return next;
    }
}
