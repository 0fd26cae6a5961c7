package org.aslkeras.demo;

import android.content.Context;
import android.hardware.camera2.CameraAccessException;
import android.hardware.camera2.CameraManager;
import android.media.Image;
import android.os.Handler;
import android.os.HandlerThread;
import android.os.SystemClock;
import org.aslkeras.core.frames.FrameRotation;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.YuvFrame;

/**
 * Frames of the phone's cameras, through Camera2.
 *
 * <p>Cameras live on a thread that ends with the app only: one that opens late is always heard, and
 * closed if nobody wants it any more. One is closed before the next is opened.
 */
final class CameraFrames implements FrameSource {
    private static final long FIRST_REST = 1000; // milliseconds until a lost camera is tried again
    private static final long LONGEST_REST = 8000;
    private static final double NANOS_PER_MILLI = 1e6;

    private record Wish(boolean front, Handler handler, Receiver receiver) {}

    private final CameraManager manager;
    private final Handler cameras;
    private final YuvFrame converter = new YuvFrame();
    private final Picture picture = new Picture();
    private final Runnable again = this::follow;
    private volatile Wish wish; // null: nothing is wanted
    private volatile int displayRotation;

    // These belong to the thread of the cameras.
    private CameraSession session; // null: all cameras are closed
    private Wish granted; // that of the session
    private long rest = FIRST_REST;

    CameraFrames(Context context) {
        manager = (CameraManager) context.getSystemService(Context.CAMERA_SERVICE);
        HandlerThread thread = new HandlerThread("cameras");
        thread.start();
        cameras = new Handler(thread.getLooper());
    }

    @Override
    public void start(boolean front, int rotation, Handler handler, Receiver receiver) {
        displayRotation = rotation;
        wish = new Wish(front, handler, receiver);
        cameras.post(() -> {
            rest = FIRST_REST;
            follow();
        });
    }

    @Override
    public void turn(int rotation) {
        displayRotation = rotation;
    }

    @Override
    public void stop() {
        wish = null;
        cameras.post(again);
    }

    /** Not the images' own: two cameras of a phone may keep different clocks. */
    @Override
    public long nanos() {
        return SystemClock.elapsedRealtimeNanos();
    }

    /** Does the next step from what is to what is wanted. */
    private void follow() {
        cameras.removeCallbacks(again);
        Wish wanted = wish;
        if (session != null) {
            if (granted != wanted) {
                session.leave();
            }
        } else if (wanted != null) {
            open(wanted);
        }
    }

    private void open(Wish wanted) {
        CameraChoice camera;
        try {
            camera = CameraChoice.of(manager, wanted.front);
        } catch (CameraAccessException | RuntimeException error) {
            lose(wanted);
            return;
        }
        if (camera == null) {
            say(Trouble.NO_CAMERA, wanted);
            return;
        }
        granted = wanted;
        session =
                new CameraSession(
                        camera,
                        cameras,
                        this::ended,
                        wanted.handler,
                        from -> read(from, wanted));
        session.open(manager);
    }

    private void ended(CameraSession ended, boolean lost) {
        Wish former = granted;
        session = null;
        granted = null;
        if (lost && former == wish) {
            lose(former);
        } else {
            cameras.post(again);
        }
    }

    /** Says it, and tries again after a while, as long as it is wanted. */
    private void lose(Wish wanted) {
        say(Trouble.CAMERA_LOST, wanted);
        cameras.postDelayed(again, rest);
        rest = Math.min(2 * rest, LONGEST_REST);
    }

    private void say(Trouble trouble, Wish wanted) {
        wanted.handler.post(() -> {
            if (wish == wanted) {
                wanted.receiver.onTrouble(trouble);
            }
        });
    }

    /** Hands the newest image over when the camera has it back, so that it can go on with it. */
    private void read(CameraSession from, Wish wanted) {
        long nanos = nanos();
        if (wish == wanted && from.take(image -> convert(image, from.camera()))) {
            double millis = (nanos() - nanos) / NANOS_PER_MILLI;
            wanted.receiver.onFrame(picture, from.camera().front(), nanos, millis);
        }
    }

    private void convert(Image image, CameraChoice camera) {
        Image.Plane[] planes = image.getPlanes();
        converter.convert(
                plane(planes[0]),
                plane(planes[1]),
                plane(planes[2]),
                image.getWidth(),
                image.getHeight(),
                FrameRotation.clockwise(camera.orientation(), displayRotation, camera.front()),
                camera.front(),
                picture);
    }

    private static YuvFrame.Plane plane(Image.Plane plane) {
        return new YuvFrame.Plane(
                plane.getBuffer(), plane.getRowStride(), plane.getPixelStride());
    }
}
