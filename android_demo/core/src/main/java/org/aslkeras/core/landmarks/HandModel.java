package org.aslkeras.core.landmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Models;
import org.aslkeras.core.inference.Tensor;

/**
 * MediaPipe's two models of a hand's landmarks: the faster one is for phones on which letters would
 * be lost for want of frames.
 */
public enum HandModel {
    /** As the desktop uses it. */
    EXACT("hand_landmark_full.tflite"),
    /** Half the work; may be missing in an app. */
    FAST("hand_landmark_lite.tflite");

    /**
     * Milliseconds of a run of the exact one: a frame with a hand takes three to four times as long.
     * The fast one saves an eighth of that and reads 5.6 instead of 2.5 of 100 photographs as a wrong
     * letter, so it is for phones that read fewer than five frames a second.
     */
    static final double SLOW = 60;

    private static final int WARM = 3; // runs before those that count: a processor wakes up slowly
    private static final int RUNS = 7;
    private static final double NANOS = 1e6; // a millisecond

    private final String file;

    HandModel(String file) {
        this.file = file;
    }

    /** The name of its file. */
    public String file() {
        return file;
    }

    /**
     * The one that this phone is quick enough for. Takes ten runs of the exact one, so at most a few
     * seconds; worth keeping.
     *
     * @param models where both lie; without the faster one it is not measured
     * @param clock in nanoseconds, such as {@code System::nanoTime}
     * @throws ModelException if the exact one is missing, or the runtime refuses it
     */
    public static HandModel fitting(Models models, LongSupplier clock) throws ModelException {
        try {
            models.file(FAST.file);
        } catch (IOException missing) {
            return EXACT;
        }
        try (Interpreter exact = models.interpreter(EXACT.file, 1)) {
            return millis(exact, clock) > SLOW ? FAST : EXACT;
        }
    }

    /** The median of several runs, so that what else the phone does once is not counted. */
    private static double millis(Interpreter interpreter, LongSupplier clock) {
        ByteBuffer input = interpreter.input().allocate();
        List<ByteBuffer> outputs = new ArrayList<>();
        for (Tensor output : interpreter.outputs()) {
            outputs.add(output.allocate());
        }
        double[] millis = new double[RUNS];
        for (int run = -WARM; run < RUNS; run++) {
            long start = clock.getAsLong();
            interpreter.run(input, outputs);
            millis[Math.max(run, 0)] = (clock.getAsLong() - start) / NANOS;
        }
        Arrays.sort(millis);
        return millis[RUNS / 2];
    }
}
