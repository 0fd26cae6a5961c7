package org.aslkeras.core.text;

import java.util.ArrayDeque;
import java.util.Deque;

/** Step 1: the mean of the probabilities over the frames of the last moment. */
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

    boolean isEmpty() {
        return frames.isEmpty();
    }

    /** The means, in doubles and summed in order, so that Python has the same digits. */
    double[] mean() {
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
