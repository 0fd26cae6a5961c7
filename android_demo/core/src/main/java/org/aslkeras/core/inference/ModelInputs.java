package org.aslkeras.core.inference;

/** The kinds of what models read: {@code asl_keras.inference.inputs}. */
final class ModelInputs {
    private ModelInputs() {}

    /** The kind of a model's metadata; metadata without one are of masks. */
    static ModelInput of(Metadata known) throws ModelException {
        String kind = known.text("kind", MaskInput.KIND);
        return switch (kind) {
            case MaskInput.KIND -> MaskInput.of(known);
            case LandmarkInput.KIND -> LandmarkInput.of(known);
            default -> throw new ModelException(
                    "Expected a model that reads " + MaskInput.KIND + " or " + LandmarkInput.KIND
                            + ". Received: one that reads " + kind
                            + ". Use the release that made it, or a newer one.");
        };
    }

    /** Refuses a model that was trained on another definition of what it reads. */
    static void checkVersion(String what, int received, int expected) throws ModelException {
        if (received != expected) {
            throw new ModelException(
                    "Expected a model for " + what + " of version " + expected
                            + ". Received: one for version " + received
                            + ". Train and export it anew with this release.");
        }
    }
}
