package org.aslkeras.demo;

import android.annotation.SuppressLint;
import android.graphics.ImageFormat;
import android.hardware.camera2.CameraAccessException;
import android.hardware.camera2.CameraCaptureSession;
import android.hardware.camera2.CameraDevice;
import android.hardware.camera2.CameraManager;
import android.hardware.camera2.CaptureRequest;
import android.media.Image;
import android.media.ImageReader;
import android.os.Handler;
import java.util.Collections;
import java.util.function.Consumer;

/**
 * One camera from its opening to its end, on the thread of the cameras alone, but for its images.
 *
 * <p>A camera that is opening cannot be closed yet: it closes as soon as it is open.
 */
final class CameraSession extends CameraDevice.StateCallback {
    /** Is told, on the thread of the cameras. */
    interface Owner {
        /** The camera is closed, or never was open; {@code lost} if nobody asked for it. */
        void onEnd(CameraSession session, boolean lost);
    }

    private enum State {
        OPENING,
        OPEN,
        CLOSING,
        CLOSED
    }

    // One that is read while the camera writes the next.
    private static final int IMAGES = 2;

    private final CameraChoice camera;
    private final Handler cameras;
    private final Owner owner;
    private final ImageReader images;
    private State state = State.OPENING;
    private CameraDevice device;
    private boolean closed = false; // guarded by images

    /**
     * @param cameras of the thread that this lives on
     * @param reader of the thread that images are received on
     * @param onImage is told that there may be a new image
     */
    CameraSession(
            CameraChoice camera,
            Handler cameras,
            Owner owner,
            Handler reader,
            Consumer<CameraSession> onImage) {
        this.camera = camera;
        this.cameras = cameras;
        this.owner = owner;
        images =
                ImageReader.newInstance(
                        camera.size().getWidth(),
                        camera.size().getHeight(),
                        ImageFormat.YUV_420_888,
                        IMAGES);
        images.setOnImageAvailableListener(source -> onImage.accept(this), reader);
    }

    @SuppressLint("MissingPermission") // the activity starts nothing without it
    void open(CameraManager manager) {
        try {
            manager.openCamera(camera.id(), this, cameras);
        } catch (CameraAccessException | RuntimeException error) {
            end(true);
        }
    }

    CameraChoice camera() {
        return camera;
    }

    /** Hands the newest image over, if there is one; the camera closes only afterwards. */
    boolean take(Consumer<Image> taker) {
        synchronized (images) {
            if (closed) {
                return false;
            }
            try (Image image = images.acquireLatestImage()) {
                if (image != null) {
                    taker.accept(image);
                }
                return image != null;
            }
        }
    }

    /** Ends, now or as soon as the camera is open. */
    void leave() {
        if (state == State.OPENING) {
            state = State.CLOSING;
        } else if (state == State.OPEN) {
            end(false);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // its successor is newer than Android 7.0
    public void onOpened(CameraDevice opened) {
        device = opened;
        if (state != State.OPENING) {
            end(false);
            return;
        }
        state = State.OPEN;
        try {
            opened.createCaptureSession(
                    Collections.singletonList(images.getSurface()), new Configured(), cameras);
        } catch (CameraAccessException | RuntimeException error) {
            end(true);
        }
    }

    @Override
    public void onDisconnected(CameraDevice gone) {
        device = gone;
        end(true);
    }

    @Override
    public void onError(CameraDevice failed, int error) {
        device = failed;
        end(true);
    }

    private void end(boolean lost) {
        if (state == State.CLOSED) {
            return;
        }
        boolean wanted = state != State.CLOSING;
        state = State.CLOSED;
        if (device != null) {
            device.close();
        }
        synchronized (images) {
            closed = true;
            images.close();
        }
        owner.onEnd(this, lost && wanted);
    }

    private final class Configured extends CameraCaptureSession.StateCallback {
        @Override
        public void onConfigured(CameraCaptureSession session) {
            if (state != State.OPEN) {
                return;
            }
            try {
                CaptureRequest.Builder request =
                        device.createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW);
                request.addTarget(images.getSurface());
                if (camera.rates() != null) {
                    request.set(CaptureRequest.CONTROL_AE_TARGET_FPS_RANGE, camera.rates());
                }
                session.setRepeatingRequest(request.build(), null, cameras);
            } catch (CameraAccessException | RuntimeException error) {
                end(true);
            }
        }

        @Override
        public void onConfigureFailed(CameraCaptureSession session) {
            if (state == State.OPEN) {
                end(true);
            }
        }
    }
}
