package org.aslkeras.demo;

import org.aslkeras.core.live.Measurement;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.text.Speller;

/** Frames are read to measure how long that takes; what they spell is forgotten. */
final class SpeedRun implements Mode {
    private final Speller speller;
    private final Measurement measurement = new Measurement();

    /**
     * @param speller of its own
     */
    SpeedRun(Speller speller) {
        this.speller = speller;
    }

    @Override
    public Speller speller() {
        return speller;
    }

    @Override
    public synchronized void take(Scene scene, double seconds, double millis) {
        measurement.add(
                new Measurement.Taken(seconds, millis, scene.times(), scene.hands().size()));
    }

    /** How many frames were measured. */
    synchronized int count() {
        return measurement.count();
    }

    /** What came of it; null while frames are missing. */
    synchronized Measurement.Result result() {
        return measurement.isOver() ? measurement.result() : null;
    }
}
