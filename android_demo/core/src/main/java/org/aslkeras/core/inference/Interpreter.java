package org.aslkeras.core.inference;

import java.nio.ByteBuffer;
import java.util.List;

/** A `.tflite` at work, whatever runs it: TensorFlow Lite on a phone, LiteRT on a desktop. */
public interface Interpreter extends AutoCloseable {
    /** The only input. */
    Tensor input();

    /** The outputs, in the model's order. */
    List<Tensor> outputs();

    /**
     * Runs the model once.
     *
     * @param input a direct buffer made by {@link Tensor#allocate} and filled
     * @param outputs a direct buffer per output, which are filled
     */
    void run(ByteBuffer input, List<ByteBuffer> outputs);

    /** Frees threads and memory. */
    @Override
    void close();
}
