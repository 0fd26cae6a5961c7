package org.aslkeras.core.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import org.aslkeras.core.Files;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.Models;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.inference.Tensor;
import org.aslkeras.core.landmarks.HandTracker;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.litert.Folder;
import org.aslkeras.core.mask.Masks;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;
import org.junit.jupiter.api.Test;

/** How much new memory a frame takes, on a thread that has warmed up. */
class AllocationTest {
    private static final long FRAME = 40_000_000;
    private static final int WARM = 30;
    private static final int FRAMES = 100;

    // Landmarks, readings and lists of one hand take 7,100 bytes; a mask alone would be 150,000.
    private static final long MOST = 8192;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long interpreters = 0;

    @Test
    void aFrameTakesNoMemoryButThatOfItsResult() throws Exception {
        Picture picture = Files.photograph("L");
        Masks room = new Masks();
        try (LiveReader reader = reader()) {
            long time = 0;
            for (int frame = 0; frame < WARM; frame++) {
                assertEquals(1, reader.read(picture, false, time += FRAME, room).hands().size());
            }
            long before = allocated();
            for (int frame = 0; frame < FRAMES; frame++) {
                reader.read(picture, false, time += FRAME, room);
            }
            long perFrame = (allocated() - before) / FRAMES;
            assertTrue(perFrame < MOST, perFrame + " bytes");
        }
    }

    private long allocated() {
        return threads.getCurrentThreadAllocatedBytes() - interpreters;
    }

    private LiveReader reader() throws Exception {
        Models models = new UnmeasuredFolder(new Folder(Files.asset("")));
        HandTracker tracker =
                new HandTracker(
                        models.interpreter("palm_detection_full.tflite", 1),
                        models.interpreter("hand_landmark_full.tflite", 1),
                        1);
        Shipped letters = Shipped.in(models);
        return new LiveReader(
                new Landmarker(tracker, 2),
                letters.open(),
                new Speller(letters.alphabet(), Rules.DEFAULT));
    }

    private final class UnmeasuredFolder implements Models {
        private final Folder folder;

        private UnmeasuredFolder(Folder folder) {
            this.folder = folder;
        }

        @Override
        public ByteBuffer file(String name) throws IOException {
            return folder.file(name);
        }

        @Override
        public Interpreter interpreter(String name, int batch) {
            return new Unmeasured(folder.interpreter(name, batch));
        }
    }

    /** What the desktop's binding of LiteRT allocates is not the app's. */
    private final class Unmeasured implements Interpreter {
        private final Interpreter interpreter;
        private final List<Tensor> outputs;

        private Unmeasured(Interpreter interpreter) {
            this.interpreter = interpreter;
            outputs = interpreter.outputs();
        }

        @Override
        public Tensor input() {
            return interpreter.input();
        }

        @Override
        public List<Tensor> outputs() {
            return outputs;
        }

        @Override
        public void run(ByteBuffer input, List<ByteBuffer> results) {
            long before = threads.getCurrentThreadAllocatedBytes();
            interpreter.run(input, results);
            interpreters += threads.getCurrentThreadAllocatedBytes() - before;
        }

        @Override
        public void close() {
            interpreter.close();
        }
    }
}
