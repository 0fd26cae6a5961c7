package org.aslkeras.core.inference;

/** What a model reads: {@code asl_keras.inference.model_input.ModelInput}; equal ones are read alike. */
public sealed interface ModelInput permits LandmarkInput, MaskInput {
    /** The numbers that it reads of one view of a hand. */
    int size();

    /** What fills the model's tensor; it has buffers of its own. */
    Views views();

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
    static void checkVersion(String what, double received, int expected) throws ModelException {
        if (received != expected) {
            throw new ModelException(
                    "Expected a model for " + what + " of version " + expected
                            + ". Received: one for version " + received
                            + ". Train and export it anew with this release.");
        }
    }
}
