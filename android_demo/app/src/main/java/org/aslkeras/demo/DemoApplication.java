package org.aslkeras.demo;

import android.app.Application;
import android.content.res.AssetFileDescriptor;
import android.speech.tts.TextToSpeech;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Models;
import org.aslkeras.core.landmarks.HandModel;

/** What the app takes from the phone; tests put a desktop's in its place. */
public class DemoApplication extends Application {

    private FrameSource frames;

    /** Where frames come from: the cameras, which there are once in a phone. */
    public FrameSource frames() {
        if (frames == null) {
            frames = new CameraFrames(this);
        }
        return frames;
    }

    /** A voice; without one the listener may be told before this returns. */
    public TextToSpeech voice(TextToSpeech.OnInitListener listener) {
        return new TextToSpeech(this, listener);
    }

    /**
     * The content of a file in the app; assets are stored without compression, so that nothing is
     * copied.
     *
     * @throws IOException if there is none of this name
     */
    public MappedByteBuffer file(String name) throws IOException {
        try (AssetFileDescriptor asset = getAssets().openFd(name);
                FileInputStream stream = new FileInputStream(asset.getFileDescriptor())) {
            return stream.getChannel()
                    .map(
                            FileChannel.MapMode.READ_ONLY,
                            asset.getStartOffset(),
                            asset.getDeclaredLength());
        }
    }

    /**
     * Runs a model.
     *
     * @param model the whole `.tflite`
     * @param threads at least 1
     * @param batch that it runs at once
     * @throws IllegalArgumentException if the runtime refuses the model
     */
    public Interpreter interpreter(MappedByteBuffer model, int threads, int batch) {
        return new TfliteInterpreter(model, threads, batch);
    }

    /** The hand model that the phone is quick enough for; takes a moment. */
    public HandModel fittingHands(Models models) throws ModelException {
        return HandModel.fitting(models, System::nanoTime);
    }
}
