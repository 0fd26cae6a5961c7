package org.aslkeras.core.inference;

import java.nio.ByteBuffer;
import org.aslkeras.core.hand.Alphabet;

/**
 * Recognises the letter of a hand from its landmarks: {@code asl_keras.inference.recognizer.Recognizer}.
 *
 * <p>The model reads the hand and its mirror image as one batch, so that it need not know which hand
 * it sees; their probabilities are averaged. Keeps its buffers; one thread at a time may use it.
 */
public final class LetterModel extends Reader {
    /** The batch that its interpreter runs: both views of a hand. */
    public static final int BATCH = Views.COUNT;

    private final ModelInfo info;
    private final Interpreter interpreter;
    private final Views views;
    private final ByteBuffer input;
    private final Outputs outputs;
    private final float[] embedding;

    /**
     * @param info the metadata of the model
     * @param interpreter that runs {@link #BATCH} views at once, closed with this
     * @throws ModelException if the model reads or answers something else than its metadata say, or
     *     its answers are no probabilities
     */
    public LetterModel(ModelInfo info, Interpreter interpreter) throws ModelException {
        this.info = info;
        this.interpreter = interpreter;
        int received = interpreter.input().elements();
        if (received != BATCH * info.input().size()) {
            throw new ModelException(
                    "Expected a model that reads " + BATCH + " x " + info.input().size()
                            + " numbers. Received: one that reads " + received);
        }
        interpreter.input().requireFormat();
        this.views = info.input().views();
        this.input = interpreter.input().allocate();
        this.outputs = new Outputs(interpreter.outputs(), info);
        this.embedding = new float[info.embedding()];
        interpreter.run(input, outputs.buffers()); // of zeros
        outputs.requireProbabilities();
    }

    /** The metadata of the model. */
    public ModelInfo info() {
        return info;
    }

    @Override
    public Alphabet alphabet() {
        return info.alphabet();
    }

    @Override
    public double threshold() {
        return info.threshold();
    }

    @Override
    public void read(float[] landmarks, double[] mean) {
        views.write(landmarks, interpreter.input(), input);
        interpreter.run(input, outputs.buffers());
        if (embedding.length > 0) {
            embed();
        }
        float[] both = outputs.probabilities();
        for (int label = 0; label < mean.length; label++) {
            mean[label] = (both[label] + both[mean.length + label]) / BATCH;
        }
        Calibration.soften(mean, info.temperature());
    }

    @Override
    public int embeddingSize() {
        return embedding.length;
    }

    @Override
    public float[] embedding() {
        return embedding;
    }

    @Override
    public void close() {
        interpreter.close();
    }

    /** The mean of both views, then of unit length. */
    private void embed() {
        float[] both = outputs.embedding();
        double square = 0;
        for (int index = 0; index < embedding.length; index++) {
            embedding[index] = (both[index] + both[embedding.length + index]) / BATCH;
            square += embedding[index] * embedding[index];
        }
        float length = (float) Math.sqrt(square);
        for (int index = 0; index < embedding.length; index++) {
            embedding[index] /= length > 0 ? length : 1;
        }
    }
}
