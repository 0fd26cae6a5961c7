package org.aslkeras.demo;

import android.os.Handler;
import org.aslkeras.core.frames.Picture;

/** Gives upright frames, one at a time; a camera that looks at the user gives them mirrored. */
public interface FrameSource {
    /** Receives frames on the thread of the handler; while it is busy, older frames are dropped. */
    interface Receiver {
        /**
         * A frame.
         *
         * @param picture undefined after this returns
         * @param mirrored whether it is as in a mirror
         * @param nanos when it was taken; never decreases
         */
        void onFrame(Picture picture, boolean mirrored, long nanos);

        /** No frames come, or no more of them. */
        void onTrouble(Trouble trouble);
    }

    /** Why no frames come. */
    enum Trouble {
        NO_CAMERA,
        CAMERA_LOST
    }

    /**
     * Begins.
     *
     * @param front the camera that looks at the user, if there is one
     * @param displayRotation of the screen in degrees, against the device's natural position
     * @param handler of the thread that frames are wanted on
     */
    void start(boolean front, int displayRotation, Handler handler, Receiver receiver);

    /** Ends; no frame comes afterwards. Called on the handler's thread. */
    void stop();
}
