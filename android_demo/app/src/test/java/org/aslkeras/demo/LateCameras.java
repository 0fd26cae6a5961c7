package org.aslkeras.demo;

import android.hardware.camera2.CameraDevice;
import android.hardware.camera2.impl.CameraDeviceImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.robolectric.annotation.Implementation;
import org.robolectric.annotation.Implements;
import org.robolectric.annotation.Resetter;
import org.robolectric.shadow.api.Shadow;
import org.robolectric.shadows.ShadowCameraManager;
import org.robolectric.util.ReflectionHelpers;

/** Cameras that can open when it is too late, as a phone's may. */
@Implements(android.hardware.camera2.CameraManager.class)
public final class LateCameras extends ShadowCameraManager {
    private static final List<Runnable> late = new ArrayList<>();
    private static boolean isLate = false;

    @Resetter
    public static void reset() {
        late.clear();
        isLate = false;
        ShadowCameraManager.reset();
    }

    /** What cameras say waits from now on. */
    static synchronized void wait(boolean waits) {
        isLate = waits;
    }

    /** So many things are waiting to be said. */
    static synchronized int waiting() {
        return late.size();
    }

    /** They say what waits. */
    static synchronized void say() {
        isLate = false;
        late.forEach(Runnable::run);
        late.clear();
    }

    /** The names of the cameras that are open, in order. */
    static synchronized List<String> open() {
        List<String> open = new ArrayList<>();
        for (CameraDeviceImpl device : createdCameras) {
            if (!(boolean) ReflectionHelpers.getField(Shadow.extract(device), "closed")) {
                open.add(device.getId());
            }
        }
        return open;
    }

    @Override
    @Implementation
    protected CameraDevice openCameraDeviceUserAsync(
            String id,
            CameraDevice.StateCallback callback,
            Executor executor,
            int uid,
            int priority,
            int turn) {
        Executor late = task -> later(() -> executor.execute(task));
        synchronized (LateCameras.class) { // it adds to the cameras that `open` goes through
            return super.openCameraDeviceUserAsync(id, callback, late, uid, priority, turn);
        }
    }

    private static synchronized void later(Runnable task) {
        if (isLate) {
            late.add(task);
        } else {
            task.run();
        }
    }
}
