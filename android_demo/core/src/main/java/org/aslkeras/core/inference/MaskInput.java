package org.aslkeras.core.inference;

import org.aslkeras.core.mask.MaskRenderer;

/**
 * Masks: the hand's skeleton on black.
 *
 * @param side in pixels
 */
public record MaskInput(int side) implements ModelInput {
    static final String KIND = "mask";

    private static final int RGB = 3;

    /**
     * @throws IllegalArgumentException for a side that no mask has
     */
    public MaskInput {
        if (!MaskRenderer.isSide(side)) {
            throw new IllegalArgumentException("side " + side);
        }
    }

    static MaskInput of(Metadata known) throws ModelException {
        checkVersion(known);
        return new MaskInput(known.whole("side"));
    }

    @Override
    public int size() {
        return RGB * side * side;
    }

    @Override
    public Views views() {
        return new MaskViews(side);
    }

    private static void checkVersion(Metadata known) throws ModelException {
        ModelInputs.checkVersion("masks", known.whole("mask_version"), MaskRenderer.VERSION);
    }
}
