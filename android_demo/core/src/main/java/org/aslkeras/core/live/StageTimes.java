package org.aslkeras.core.live;

/**
 * How long the stages of one frame took, in milliseconds.
 *
 * @param detect finding the hands and their landmarks
 * @param draw the masks on the screen
 * @param classify both views of each hand, by each model
 */
public record StageTimes(double detect, double draw, double classify) {
    /** Before the first frame. */
    public static final StageTimes NONE = new StageTimes(0, 0, 0);

    private static final double MILLIS = 1e-6;

    /** Between moments of {@link System#nanoTime}: the start, and the end of each stage. */
    static StageTimes between(long start, long detected, long drawn, long classified) {
        return new StageTimes(
                (detected - start) * MILLIS,
                (drawn - detected) * MILLIS,
                (classified - drawn) * MILLIS);
    }

    /** Of the whole frame. */
    public double total() {
        return detect + draw + classify;
    }
}
