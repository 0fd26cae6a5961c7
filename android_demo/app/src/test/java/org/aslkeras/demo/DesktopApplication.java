package org.aslkeras.demo;

import android.os.Looper;
import android.speech.tts.TextToSpeech;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.Models;
import org.aslkeras.core.inference.Tensor;
import org.aslkeras.core.landmarks.HandModel;

/** A desktop in the place of the phone, with a picture in front of the camera. */
public final class DesktopApplication extends DemoApplication {
    final PictureFrames camera = new PictureFrames();
    final AtomicInteger openInterpreters = new AtomicInteger();
    volatile String assets = System.getProperty("asl.assets");
    volatile boolean refusesModels = false;
    volatile boolean lacksRuntime = false;
    volatile boolean failsRuns = false;
    volatile boolean lacksVoice = false;
    volatile int mostInterpreters = Integer.MAX_VALUE;
    final AtomicInteger opened = new AtomicInteger(); // ever
    volatile HandModel fitting = HandModel.EXACT;
    final AtomicInteger measured = new AtomicInteger();
    volatile int threads;
    final List<String> readOnMain = new CopyOnWriteArrayList<>();

    @Override
    public FrameSource frames() {
        return camera;
    }

    /** Tests do not hang on how busy the desktop is. */
    @Override
    public HandModel fittingHands(Models models) {
        measured.incrementAndGet();
        return fitting;
    }

    @Override
    public TextToSpeech voice(TextToSpeech.OnInitListener listener) {
        if (lacksVoice) {
            listener.onInit(TextToSpeech.ERROR); // at once, as a phone without one does
        }
        return super.voice(listener);
    }

    /** Robolectric cannot map assets into memory. */
    @Override
    public MappedByteBuffer file(String name) throws IOException {
        if (Looper.myLooper() == Looper.getMainLooper()) {
            readOnMain.add(name);
        }
        return MappedFile.of(Path.of(assets, name));
    }

    @Override
    public Interpreter interpreter(MappedByteBuffer model, int wantedThreads, int batch) {
        threads = wantedThreads;
        if (lacksRuntime) {
            throw new UnsatisfiedLinkError("dlopen failed: program alignment (4096)");
        }
        if (refusesModels || openInterpreters.get() >= mostInterpreters) {
            throw new IllegalArgumentException("Didn't find op for builtin opcode");
        }
        openInterpreters.incrementAndGet();
        opened.incrementAndGet();
        return new Counted(super.interpreter(model, wantedThreads, batch));
    }

    private final class Counted implements Interpreter {
        private final Interpreter interpreter;

        private Counted(Interpreter interpreter) {
            this.interpreter = interpreter;
        }

        @Override
        public Tensor input() {
            return interpreter.input();
        }

        @Override
        public List<Tensor> outputs() {
            return interpreter.outputs();
        }

        @Override
        public void run(ByteBuffer input, List<ByteBuffer> outputs) {
            if (failsRuns) {
                throw new IllegalStateException("Internal error: Failed to run on the given Interpreter");
            }
            interpreter.run(input, outputs);
        }

        @Override
        public void close() {
            interpreter.close();
            openInterpreters.decrementAndGet();
        }
    }
}
