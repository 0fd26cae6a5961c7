package org.aslkeras.core.mask;

/**
 * What a model sees of a hand.
 *
 * @param side in pixels
 * @param rgb side x side x 3 bytes, row by row
 */
public record Mask(int side, byte[] rgb) {
    private static final int RGB = 3;

    /** One that is not drawn yet. */
    public Mask(int side) {
        this(side, new byte[side * side * RGB]);
    }
}
