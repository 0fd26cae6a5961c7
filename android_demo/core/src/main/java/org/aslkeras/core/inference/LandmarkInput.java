package org.aslkeras.core.inference;

import org.aslkeras.core.hand.Features;

/** Landmarks as coordinates and distances: {@link Features}. */
public record LandmarkInput() implements ModelInput {
    static final String KIND = "landmarks";

    static LandmarkInput of(Metadata known) throws ModelException {
        ModelInputs.checkVersion(KIND, known.whole("landmarks_version"), Features.VERSION);
        return new LandmarkInput();
    }

    @Override
    public int size() {
        return Features.COUNT;
    }

    @Override
    public Views views() {
        return new LandmarkViews();
    }
}
