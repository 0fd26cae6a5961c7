package org.aslkeras.core.litert;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.aslkeras.core.inference.ElementType;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.Tensor;

/** Runs models on a desktop: the LiteRT of the Python package, on its CPU. */
public final class LiteRtInterpreter implements Interpreter {
    // LiteRtRankedTensorType: the element type, the rank in 7 bits, eight sizes, eight strides.
    private static final int TYPE_BYTES = 72;
    private static final int RANK_AT = 4;
    private static final int SIZES_AT = 8;
    private static final int FLOAT32 = 1;
    private static final int UINT8 = 3;
    private static final int INT8 = 9;

    // LiteRtQuantizationPerTensor: a float and, aligned, a whole number of 64 bits.
    private static final int QUANTIZATION_BYTES = 16;
    private static final int ZERO_POINT_AT = 8;

    private final LiteRt litert = LiteRt.load();
    private final Pointer environment;
    private final Pointer model;
    private final Pointer options;
    private final Pointer compiled;
    private final Side input;
    private final List<Side> outputs = new ArrayList<>();

    /**
     * @param file a `.tflite` with one input
     * @param batch that it runs at once
     * @throws IllegalStateException if LiteRT refuses it
     */
    public LiteRtInterpreter(Path file, int batch) {
        environment = made(to -> litert.LiteRtCreateEnvironment(0, null, to));
        model = made(to -> litert.LiteRtCreateModelFromFile(environment, file.toString(), to));
        options = made(litert::LiteRtCreateOptions);
        check(litert.LiteRtSetOptionsHardwareAccelerators(options, LiteRt.CPU));
        compiled =
                made(to -> litert.LiteRtCreateCompiledModel(environment, model, options, to));
        Pointer graph = made(to -> litert.LiteRtGetModelSubgraph(model, 0, to));
        input = new Side(made(to -> litert.LiteRtGetSubgraphInput(graph, 0, to)), batch);
        if (batch > 1) {
            int[] shape = input.tensor.shape();
            check(litert.LiteRtCompiledModelResizeInputTensor(compiled, 0, 0, shape, shape.length));
        }
        PointerByReference count = new PointerByReference();
        check(litert.LiteRtGetNumSubgraphOutputs(graph, count));
        for (long index = 0; index < Pointer.nativeValue(count.getValue()); index++) {
            long number = index;
            Pointer output = made(to -> litert.LiteRtGetSubgraphOutput(graph, number, to));
            outputs.add(new Side(output, batch));
        }
    }

    @Override
    public Tensor input() {
        return input.tensor;
    }

    @Override
    public List<Tensor> outputs() {
        return outputs.stream().map(side -> side.tensor).toList();
    }

    @Override
    public void run(ByteBuffer content, List<ByteBuffer> results) {
        input.write(content);
        Pointer[] buffers = outputs.stream().map(side -> side.buffer).toArray(Pointer[]::new);
        check(
                litert.LiteRtRunCompiledModel(
                        compiled, 0, 1, new Pointer[] {input.buffer}, buffers.length, buffers));
        for (int index = 0; index < buffers.length; index++) {
            outputs.get(index).read(results.get(index));
        }
    }

    @Override
    public void close() {
        litert.LiteRtDestroyTensorBuffer(input.buffer);
        outputs.forEach(side -> litert.LiteRtDestroyTensorBuffer(side.buffer));
        litert.LiteRtDestroyCompiledModel(compiled);
        litert.LiteRtDestroyOptions(options);
        litert.LiteRtDestroyModel(model);
        litert.LiteRtDestroyEnvironment(environment);
    }

    private static Pointer made(Function<PointerByReference, Integer> function) {
        PointerByReference result = new PointerByReference();
        check(function.apply(result));
        return result.getValue();
    }

    private static void check(int status) {
        if (status != LiteRt.OK) {
            throw new IllegalStateException("LiteRT answers with status " + status);
        }
    }

    /** An input or output with its memory. */
    private final class Side {
        private final Tensor tensor;
        private final Pointer buffer;
        private final long bytes;

        private Side(Pointer handle, int batch) {
            Memory type = new Memory(TYPE_BYTES);
            check(litert.LiteRtGetRankedTensorType(handle, type));
            int[] shape = type.getIntArray(SIZES_AT, type.getInt(RANK_AT) & 0x7f);
            shape[0] = batch; // where the batch is open it is -1
            type.setInt(SIZES_AT, batch);
            Memory quantization = new Memory(QUANTIZATION_BYTES);
            quantization.clear();
            litert.LiteRtGetPerTensorQuantization(handle, quantization); // none for floats
            float scale = quantization.getFloat(0);
            int zeroPoint = (int) quantization.getLong(ZERO_POINT_AT);
            tensor = new Tensor(elementType(type.getInt(0)), shape, scale, zeroPoint);
            bytes = (long) tensor.elements() * tensor.type().bytes();
            buffer =
                    made(
                            to ->
                                    litert.LiteRtCreateManagedTensorBuffer(
                                            environment, LiteRt.HOST_MEMORY, type, bytes, to));
        }

        private void write(ByteBuffer content) {
            locked(LiteRt.WRITE).put(content.duplicate().clear());
            check(litert.LiteRtUnlockTensorBuffer(buffer));
        }

        private void read(ByteBuffer content) {
            content.duplicate().clear().put(locked(LiteRt.READ));
            check(litert.LiteRtUnlockTensorBuffer(buffer));
        }

        private ByteBuffer locked(int mode) {
            return made(to -> litert.LiteRtLockTensorBuffer(buffer, to, mode))
                    .getByteBuffer(0, bytes);
        }

        private static ElementType elementType(int number) {
            return switch (number) {
                case FLOAT32 -> ElementType.FLOAT32;
                case UINT8 -> ElementType.UINT8;
                case INT8 -> ElementType.INT8;
                default -> throw new IllegalStateException("an element type " + number);
            };
        }
    }
}
