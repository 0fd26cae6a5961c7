package org.aslkeras.core.inference;

/** What a model reads: {@code asl_keras.inference.model_input.ModelInput}; equal ones are read alike. */
public sealed interface ModelInput permits LandmarkInput, MaskInput {
    /** The numbers that it reads of one view of a hand. */
    int size();

    /** What fills the model's tensor; it has buffers of its own. */
    Views views();
}
