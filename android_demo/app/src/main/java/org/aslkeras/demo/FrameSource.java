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
         * @param millis that it took to make the picture of what the camera gave
         */
        void onFrame(Picture picture, boolean mirrored, long nanos, double millis);

        /** No frames come, or none for now: a camera that was lost is tried again. */
        void onTrouble(Trouble trouble);
    }

    /** Why no frames come. */
    enum Trouble {
        NO_CAMERA,
        CAMERA_LOST
    }

    /**
     * Begins, instead of what was begun before.
     *
     * @param front the camera that looks at the user, if there is one
     * @param displayRotation of the screen in degrees, against the device's natural position
     * @param handler of the thread that frames are wanted on
     */
    void start(boolean front, int displayRotation, Handler handler, Receiver receiver);

    /** The screen was turned to another rotation, in degrees as in {@link #start}. */
    void turn(int displayRotation);

    /** What the clock of its frames says now, in nanoseconds. */
    long nanos();

    /** Ends; at most the frame that is being received comes to its end. Does not wait. */
    void stop();
}
