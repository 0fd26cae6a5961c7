package org.aslkeras.core.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How long the stages of {@link #FRAMES} frames took: no clock, no camera. */
public final class Measurement {
    /** So many are measured. */
    public static final int FRAMES = 200;

    private static final double MIDDLE = 0.5;
    private static final double NEARLY_ALL = 0.95;

    /**
     * One frame.
     *
     * @param seconds when it was taken
     * @param convert milliseconds to make a picture of what the camera gave
     * @param stages of its reading
     * @param hands that were found
     */
    public record Taken(double seconds, double convert, StageTimes stages, int hands) {
        private double total() {
            return convert + stages.total();
        }
    }

    /** A stage in milliseconds: the median, and what 95 of 100 frames stayed below. */
    public record Stage(double median, double most) {}

    /**
     * What came of it.
     *
     * @param withHand how many of the frames showed a hand
     * @param rate frames a second that were read
     */
    public record Result(
            Stage convert,
            Stage detect,
            Stage draw,
            Stage classify,
            Stage total,
            int withHand,
            double rate) {}

    private final List<Taken> frames = new ArrayList<>();

    /** Adds a frame, unless there are enough. */
    public void add(Taken frame) {
        if (!isOver()) {
            frames.add(frame);
        }
    }

    /** How many were measured. */
    public int count() {
        return frames.size();
    }

    /** Whether there are enough. */
    public boolean isOver() {
        return frames.size() == FRAMES;
    }

    /**
     * Of all frames; the hand's and the letter's times are of those with a hand, where there are any.
     *
     * @throws IllegalStateException without a frame
     */
    public Result result() {
        if (frames.isEmpty()) {
            throw new IllegalStateException("Expected at least one frame");
        }
        List<Taken> withHand = new ArrayList<>(frames);
        withHand.removeIf(frame -> frame.hands == 0);
        List<Taken> read = withHand.isEmpty() ? frames : withHand;
        double lasted = frames.get(frames.size() - 1).seconds - frames.get(0).seconds;
        return new Result(
                stage(frames, Taken::convert),
                stage(read, frame -> frame.stages.detect()),
                stage(read, frame -> frame.stages.draw()),
                stage(read, frame -> frame.stages.classify()),
                stage(read, Taken::total),
                withHand.size(),
                lasted > 0 ? (frames.size() - 1) / lasted : 0);
    }

    private static Stage stage(List<Taken> frames, ToDoubleFunction<Taken> time) {
        List<Double> times = new ArrayList<>();
        frames.forEach(frame -> times.add(time.applyAsDouble(frame)));
        Collections.sort(times);
        return new Stage(at(times, MIDDLE), at(times, NEARLY_ALL));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
