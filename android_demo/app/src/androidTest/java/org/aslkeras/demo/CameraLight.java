package org.aslkeras.demo;

import android.content.Context;
import android.hardware.camera2.CameraManager;
import android.os.Handler;
import android.os.Looper;
import java.util.HashSet;
import java.util.Set;

/** Whether any camera of the phone is in use, as its light says. */
final class CameraLight extends CameraManager.AvailabilityCallback {
    private final Set<String> used = new HashSet<>();

    static CameraLight of(Context context) {
        CameraLight light = new CameraLight();
        CameraManager cameras = context.getSystemService(CameraManager.class);
        cameras.registerAvailabilityCallback(light, new Handler(Looper.getMainLooper()));
        return light;
    }

    @Override
    public synchronized void onCameraUnavailable(String camera) {
        used.add(camera);
        notifyAll();
    }

    @Override
    public synchronized void onCameraAvailable(String camera) {
        used.remove(camera);
        notifyAll();
    }

    /** Waits until it is on, or off; false if that does not happen in time. */
    synchronized boolean becomes(boolean on, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (used.isEmpty() == on) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
