package org.aslkeras.core.hand;

/** Which hand it is. */
public enum Handedness {
    LEFT,
    RIGHT;

    /** The opposite hand. */
    public Handedness other() {
        return this == LEFT ? RIGHT : LEFT;
    }
}
