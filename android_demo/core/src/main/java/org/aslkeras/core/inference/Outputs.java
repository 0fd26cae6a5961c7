package org.aslkeras.core.inference;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The answers of a letter model to a batch of both views; keeps its buffers. */
final class Outputs {
    /** What the sum of probabilities may differ from 1, besides rounding. */
    private static final double TOLERANCE = 0.05;

    private final List<ByteBuffer> buffers = new ArrayList<>();
    private final Output probabilities;
    private final Output embedding; // null: the model gives none

    /** One output of the model, and room for its numbers. */
    private record Output(Tensor tensor, ByteBuffer buffer, float[] numbers) {
        private float[] read() {
            tensor.read(buffer, numbers);
            return numbers;
        }
    }

    /**
     * Tells the outputs apart by how many numbers each has: converters change their order.
     *
     * @throws ModelException if the model has other outputs than its metadata say
     */
    Outputs(List<Tensor> tensors, ModelInfo info) throws ModelException {
        int labels = info.alphabet().labels().size();
        boolean embeds = info.embedding() > 0;
        if (tensors.size() != (embeds ? 2 : 1) || info.embedding() == labels) {
            throw unexpected(tensors, info);
        }
        for (Tensor tensor : tensors) {
            tensor.requireFormat();
            buffers.add(tensor.allocate());
        }
        probabilities = output(tensors, labels, info);
        embedding = embeds ? output(tensors, info.embedding(), info) : null;
    }

    /**
     * @throws ModelException unless what was read last are probabilities: finite, and 1 in sum
     */
    void requireProbabilities() throws ModelException {
        float[] both = probabilities();
        int labels = both.length / Views.COUNT;
        double tolerance = TOLERANCE + labels * probabilities.tensor.rounding();
        for (int view = 0; view < Views.COUNT; view++) {
            double sum = 0;
            double least = 0;
            for (int label = 0; label < labels; label++) {
                float one = both[view * labels + label];
                sum += one;
                least = Math.min(least, one);
            }
            if (!(Math.abs(sum - 1) <= tolerance && least >= -tolerance)) { // a NaN is refused, too
                throw new ModelException(
                        "Expected probabilities, which sum to 1. Received: answers that sum to "
                                + sum + ". Export a model that ends with a softmax.");
            }
        }
    }

    /** One per output of the model, to be filled by it. */
    List<ByteBuffer> buffers() {
        return buffers;
    }

    /** The labels of one view, then those of the other; the next call overwrites them. */
    float[] probabilities() {
        return probabilities.read();
    }

    /** The numbers of one view, then those of the other; the next call overwrites them. */
    float[] embedding() {
        return embedding.read();
    }

    private Output output(List<Tensor> tensors, int size, ModelInfo info) throws ModelException {
        for (int index = 0; index < tensors.size(); index++) {
            Tensor tensor = tensors.get(index);
            if (tensor.elements() == Views.COUNT * size) {
                return new Output(tensor, buffers.get(index), new float[tensor.elements()]);
            }
        }
        throw unexpected(tensors, info);
    }

    private static ModelException unexpected(List<Tensor> tensors, ModelInfo info) {
        List<Integer> sizes = new ArrayList<>();
        tensors.forEach(tensor -> sizes.add(tensor.elements() / Views.COUNT));
        return new ModelException(
                "Expected a model with " + info.alphabet().labels().size() + " labels and an "
                        + "embedding of " + info.embedding() + " numbers. Received: outputs of "
                        + sizes + " numbers");
    }
}
