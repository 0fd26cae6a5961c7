package org.aslkeras.demo;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.inference.ElementType;
import org.aslkeras.core.inference.Tensor;
import org.tensorflow.lite.Interpreter;

/** Runs a model with TensorFlow Lite, on the CPU: it is fast enough and no driver can crash it. */
final class TfliteInterpreter implements org.aslkeras.core.inference.Interpreter {
    private final Interpreter interpreter;
    private final Tensor input;
    private final List<Tensor> outputs = new ArrayList<>();
    private final Object[] inputs = new Object[1];
    private final Map<Integer, Object> results = new HashMap<>();

    /**
     * @param model the whole `.tflite`
     * @param threads at least 1
     * @param batch that it runs at once
     * @throws IllegalArgumentException if the runtime refuses the model
     */
    TfliteInterpreter(MappedByteBuffer model, int threads, int batch) {
        interpreter = new Interpreter(model, new Interpreter.Options().setNumThreads(threads));
        try {
            input = prepared(batch);
            for (int index = 0; index < interpreter.getOutputTensorCount(); index++) {
                outputs.add(described(interpreter.getOutputTensor(index)));
            }
        } catch (RuntimeException error) {
            interpreter.close();
            throw error;
        }
    }

    private Tensor prepared(int batch) {
        int[] shape = interpreter.getInputTensor(0).shape();
        if (shape[0] != batch) {
            shape[0] = batch;
            interpreter.resizeInput(0, shape);
            interpreter.allocateTensors();
        }
        return described(interpreter.getInputTensor(0));
    }

    @Override
    public Tensor input() {
        return input;
    }

    @Override
    public List<Tensor> outputs() {
        return outputs;
    }

    @Override
    public void run(ByteBuffer content, List<ByteBuffer> filled) {
        inputs[0] = rewound(content);
        for (int index = 0; index < filled.size(); index++) {
            results.put(index, rewound(filled.get(index)));
        }
        interpreter.runForMultipleInputsOutputs(inputs, results);
    }

    @Override
    public void close() {
        interpreter.close();
    }

    /** ByteBuffer's own rewind() is newer than Android 7.0. */
    private static Buffer rewound(Buffer buffer) {
        return buffer.rewind();
    }

    private static Tensor described(org.tensorflow.lite.Tensor tensor) {
        org.tensorflow.lite.Tensor.QuantizationParams format = tensor.quantizationParams();
        ElementType type =
                switch (tensor.dataType()) {
                    case FLOAT32 -> ElementType.FLOAT32;
                    case INT8 -> ElementType.INT8;
                    case UINT8 -> ElementType.UINT8;
                    default -> throw new IllegalArgumentException(
                            "Expected floats or bytes. Received: " + tensor.dataType());
                };
        return new Tensor(type, tensor.shape(), format.getScale(), format.getZeroPoint());
    }
}
