package org.aslkeras.core.text;

import java.util.ArrayDeque;
import java.util.Deque;

/** The mean distribution of one hand over the last moment: {@code asl_keras.text.window.Window}. */
final class Window {
    private final double seconds;
    private final Deque<Frame> frames = new ArrayDeque<>();

    Window(double seconds) {
        this.seconds = seconds;
    }

    /** Forgets what is too old and adds a frame; {@code probabilities} is null without a hand. */
    void add(double time, double[] probabilities) {
        while (!frames.isEmpty() && frames.peekFirst().time <= time - seconds) {
            frames.removeFirst();
        }
        if (probabilities != null) {
            frames.addLast(new Frame(time, probabilities.clone()));
        }
    }

    /** A new array, in doubles and summed in order, as Python has the digits; null without frames. */
    double[] mean() {
        if (frames.isEmpty()) {
            return null;
        }
        double[] mean = new double[frames.getFirst().probabilities.length];
        for (Frame frame : frames) {
            for (int label = 0; label < mean.length; label++) {
                mean[label] += frame.probabilities[label];
            }
        }
        for (int label = 0; label < mean.length; label++) {
            mean[label] /= frames.size();
        }
        return mean;
    }

    private record Frame(double time, double[] probabilities) {}
}
