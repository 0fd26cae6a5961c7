package org.aslkeras.demo;

import android.annotation.SuppressLint;
import android.content.Context;
import android.graphics.ImageFormat;
import android.hardware.camera2.CameraAccessException;
import android.hardware.camera2.CameraCaptureSession;
import android.hardware.camera2.CameraCharacteristics;
import android.hardware.camera2.CameraDevice;
import android.hardware.camera2.CameraManager;
import android.hardware.camera2.CaptureRequest;
import android.media.Image;
import android.media.ImageReader;
import android.os.Handler;
import android.os.SystemClock;
import android.util.Size;
import java.util.Collections;
import org.aslkeras.core.frames.FrameRotation;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.YuvFrame;

/** Frames of the phone's cameras, through Camera2; everything runs on the receiver's thread. */
final class CameraFrames implements FrameSource {
    // Large enough for a hand at arm's length, small enough to convert in milliseconds.
    private static final int WANTED_PIXELS = 640 * 480;

    // One that is read while the camera writes the next.
    private static final int IMAGES = 2;

    private final CameraManager manager;
    private final YuvFrame converter = new YuvFrame();
    private final Picture picture = new Picture();
    private Handler handler;
    private Receiver receiver;
    private CameraDevice device;
    private ImageReader images;
    private int clockwise;
    private boolean mirrored;
    private boolean wanted = false;

    CameraFrames(Context context) {
        manager = (CameraManager) context.getSystemService(Context.CAMERA_SERVICE);
    }

    @Override
    public void start(boolean front, int displayRotation, Handler onHandler, Receiver to) {
        handler = onHandler;
        receiver = to;
        wanted = true;
        try {
            open(front, displayRotation);
        } catch (CameraAccessException | IllegalArgumentException | SecurityException error) {
            receiver.onTrouble(Trouble.CAMERA_LOST);
        }
    }

    @Override
    public void stop() {
        wanted = false;
        if (device != null) {
            device.close();
            device = null;
        }
        if (images != null) {
            images.close();
            images = null;
        }
    }

    @SuppressLint("MissingPermission") // the activity starts nothing without it
    private void open(boolean front, int displayRotation) throws CameraAccessException {
        String camera = choose(front);
        if (camera == null) {
            receiver.onTrouble(Trouble.NO_CAMERA);
            return;
        }
        CameraCharacteristics traits = manager.getCameraCharacteristics(camera);
        mirrored = looksAtUser(camera);
        clockwise =
                FrameRotation.clockwise(
                        traits.get(CameraCharacteristics.SENSOR_ORIENTATION),
                        displayRotation,
                        mirrored);
        Size size = size(traits);
        images =
                ImageReader.newInstance(
                        size.getWidth(), size.getHeight(), ImageFormat.YUV_420_888, IMAGES);
        images.setOnImageAvailableListener(this::read, handler);
        manager.openCamera(camera, new Opened(), handler);
    }

    /** Hands the newest image over when the camera has it back, so that it can go on with it. */
    private void read(ImageReader reader) {
        if (wanted && convert(reader)) {
            // Not the image's own time: two cameras of a phone may keep different clocks.
            receiver.onFrame(picture, mirrored, SystemClock.elapsedRealtimeNanos());
        }
    }

    /** Whether there was an image. */
    private boolean convert(ImageReader reader) {
        try (Image image = reader.acquireLatestImage()) {
            if (image == null) {
                return false;
            }
            Image.Plane[] planes = image.getPlanes();
            converter.convert(
                    plane(planes[0]),
                    plane(planes[1]),
                    plane(planes[2]),
                    image.getWidth(),
                    image.getHeight(),
                    clockwise,
                    mirrored,
                    picture);
            return true;
        }
    }

    private static YuvFrame.Plane plane(Image.Plane plane) {
        return new YuvFrame.Plane(
                plane.getBuffer(), plane.getRowStride(), plane.getPixelStride());
    }

    /** The camera that looks the wanted way, else any, else null. */
    private String choose(boolean front) throws CameraAccessException {
        String any = null;
        for (String camera : manager.getCameraIdList()) {
            if (looksAtUser(camera) == front) {
                return camera;
            }
            any = any == null ? camera : any;
        }
        return any;
    }

    private boolean looksAtUser(String camera) throws CameraAccessException {
        Integer facing =
                manager.getCameraCharacteristics(camera).get(CameraCharacteristics.LENS_FACING);
        return facing != null && facing == CameraCharacteristics.LENS_FACING_FRONT;
    }

    /** The camera's size with the number of pixels nearest to the wanted one. */
    private static Size size(CameraCharacteristics traits) {
        Size[] sizes =
                traits.get(CameraCharacteristics.SCALER_STREAM_CONFIGURATION_MAP)
                        .getOutputSizes(ImageFormat.YUV_420_888);
        Size best = sizes[0];
        for (Size size : sizes) {
            if (distance(size) < distance(best)) {
                best = size;
            }
        }
        return best;
    }

    private static int distance(Size size) {
        return Math.abs(size.getWidth() * size.getHeight() - WANTED_PIXELS);
    }

    private void lose(CameraDevice camera) {
        camera.close();
        if (wanted) {
            receiver.onTrouble(Trouble.CAMERA_LOST);
        }
    }

    private final class Opened extends CameraDevice.StateCallback {
        @Override
        @SuppressWarnings("deprecation") // its successor is newer than Android 7.0
        public void onOpened(CameraDevice camera) {
            if (!wanted) {
                camera.close();
                return;
            }
            device = camera;
            try {
                camera.createCaptureSession(
                        Collections.singletonList(images.getSurface()), new Configured(), handler);
            } catch (CameraAccessException | IllegalStateException error) {
                lose(camera);
            }
        }

        @Override
        public void onDisconnected(CameraDevice camera) {
            lose(camera);
        }

        @Override
        public void onError(CameraDevice camera, int error) {
            lose(camera);
        }
    }

    private final class Configured extends CameraCaptureSession.StateCallback {
        @Override
        public void onConfigured(CameraCaptureSession session) {
            if (!wanted) {
                return;
            }
            try {
                CaptureRequest.Builder request =
                        session.getDevice().createCaptureRequest(CameraDevice.TEMPLATE_PREVIEW);
                request.addTarget(images.getSurface());
                session.setRepeatingRequest(request.build(), null, handler);
            } catch (CameraAccessException | IllegalStateException error) {
                lose(session.getDevice());
            }
        }

        @Override
        public void onConfigureFailed(CameraCaptureSession session) {
            lose(session.getDevice());
        }
    }
}
