package org.aslkeras.core.inference;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.aslkeras.core.mask.Mask;
import org.aslkeras.core.mask.MaskRenderer;

/**
 * Recognises the letter of a hand from its landmarks: {@code asl_keras.inference.recognizer.Recognizer}.
 *
 * <p>The model reads the mask and its mirror image, so that it need not know which hand it sees;
 * their probabilities are averaged. Keeps its buffers; one thread at a time may use it.
 */
public final class LetterModel implements AutoCloseable {
    private static final int COLOURS = 256;

    private final ModelInfo info;
    private final Interpreter interpreter;
    private final MaskRenderer renderer;
    private final byte[] mirrored;
    private final ByteBuffer input;
    private final List<ByteBuffer> outputs;
    private final byte[] pixels = new byte[COLOURS];
    private final float[] original;
    private final float[] reflection;

    /**
     * @param info the metadata of the model
     * @param interpreter that runs it, closed with this
     * @throws ModelException if the model does not read masks or lacks an output per label
     */
    public LetterModel(ModelInfo info, Interpreter interpreter) throws ModelException {
        this.info = info;
        this.interpreter = interpreter;
        this.renderer = new MaskRenderer(info.side());
        check(interpreter.input().elements(), renderer.size(), "numbers in a mask");
        check(interpreter.outputs().get(0).elements(), info.alphabet().labels().size(), "labels");
        this.mirrored = new byte[renderer.size()];
        this.input = interpreter.input().allocate();
        this.outputs = Collections.singletonList(interpreter.outputs().get(0).allocate());
        this.original = new float[info.alphabet().labels().size()];
        this.reflection = new float[info.alphabet().labels().size()];
        fillTable();
    }

    /** The metadata of the model. */
    public ModelInfo info() {
        return info;
    }

    /**
     * The probabilities of a hand, one per label, from both views of it.
     *
     * @param landmarks {@code float[63]} in any common unit
     * @return a new array; each is 0 to 1
     */
    public double[] probabilities(float[] landmarks) {
        Mask mask = new Mask(info.side());
        draw(landmarks, mask);
        return recognise(mask);
    }

    /** The first half of {@link #probabilities}: the mask, of the model's side. */
    public void draw(float[] landmarks, Mask mask) {
        renderer.draw(landmarks, mask.rgb());
    }

    /** The second half: the probabilities of a mask that was drawn. */
    public double[] recognise(Mask mask) {
        renderer.mirror(mask.rgb(), mirrored);
        recognise(mask.rgb(), original);
        recognise(mirrored, reflection);
        double[] mean = new double[original.length];
        for (int label = 0; label < mean.length; label++) {
            mean[label] = (original[label] + reflection[label]) / 2;
        }
        return mean;
    }

    @Override
    public void close() {
        interpreter.close();
    }

    private void recognise(byte[] view, float[] probabilities) {
        if (interpreter.input().type() == ElementType.FLOAT32) {
            for (int index = 0; index < view.length; index++) {
                input.putFloat(Float.BYTES * index, view[index] & 255);
            }
        } else {
            for (int index = 0; index < view.length; index++) {
                input.put(index, pixels[view[index] & 255]);
            }
        }
        interpreter.run(input, outputs);
        interpreter.outputs().get(0).read(outputs.get(0), probabilities);
    }

    /** A pixel has one of 256 values, so a quantised model's number format is a table. */
    private void fillTable() {
        Arrays.fill(pixels, (byte) 0);
        if (interpreter.input().type() != ElementType.FLOAT32) {
            for (int value = 0; value < COLOURS; value++) {
                pixels[value] = interpreter.input().quantised(value);
            }
        }
    }

    private static void check(int received, int expected, String what) throws ModelException {
        if (received != expected) {
            throw new ModelException(
                    "Expected a model with " + expected + " " + what + ". Received: " + received);
        }
    }
}
