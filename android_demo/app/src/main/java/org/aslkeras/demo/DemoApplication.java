package org.aslkeras.demo;

import android.app.Application;
import java.nio.MappedByteBuffer;
import org.aslkeras.core.model.Interpreter;

/** What the app takes from the phone; tests put a desktop's in its place. */
public class DemoApplication extends Application {

    /** Where frames come from. */
    public FrameSource frames() {
        return new CameraFrames(this);
    }

    /**
     * Runs a model.
     *
     * @param model the whole `.tflite`
     * @param threads at least 1
     * @throws IllegalArgumentException if the runtime refuses the model
     */
    public Interpreter interpreter(MappedByteBuffer model, int threads) {
        return new TfliteInterpreter(model, threads);
    }
}
