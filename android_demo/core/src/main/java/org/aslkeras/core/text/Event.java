package org.aslkeras.core.text;

/** Something was written. */
public sealed interface Event {
    /** Of the frame, in seconds. */
    double time();

    /** A letter was written. */
    record Letter(double time, int hand, String letter, double probability) implements Event {}

    /** A word has ended. */
    record Word(double time, String word) implements Event {}
}
