package org.aslkeras.core.litert;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;

/**
 * The C functions of LiteRT 2.3.0 that the tests use, by the names of its headers.
 *
 * <p>Every function but those that destroy returns a status, 0 for success.
 */
interface LiteRt extends Library {
    int OK = 0;
    int CPU = 1;
    int HOST_MEMORY = 1;
    int READ = 0;
    int WRITE = 1;

    /** dlopen's RTLD_NOW and RTLD_NODELETE: what LiteRT does at exit must still be there then. */
    int OPEN_FLAGS = 0x2 | 0x1000;

    /** From the file named by the system property asl.litert. */
    static LiteRt load() {
        Map<String, ?> options = Map.of(Library.OPTION_OPEN_FLAGS, OPEN_FLAGS);
        return Native.load(System.getProperty("asl.litert"), LiteRt.class, options);
    }

    int LiteRtCreateEnvironment(int count, Pointer options, PointerByReference environment);

    void LiteRtDestroyEnvironment(Pointer environment);

    int LiteRtCreateModelFromFile(Pointer environment, String file, PointerByReference model);

    void LiteRtDestroyModel(Pointer model);

    int LiteRtCreateOptions(PointerByReference options);

    int LiteRtSetOptionsHardwareAccelerators(Pointer options, int accelerators);

    void LiteRtDestroyOptions(Pointer options);

    int LiteRtCreateCompiledModel(
            Pointer environment, Pointer model, Pointer options, PointerByReference compiled);

    void LiteRtDestroyCompiledModel(Pointer compiled);

    int LiteRtCompiledModelResizeInputTensor(
            Pointer compiled, long signature, long input, int[] sizes, long rank);

    int LiteRtGetModelSubgraph(Pointer model, long index, PointerByReference subgraph);

    int LiteRtGetNumSubgraphOutputs(Pointer subgraph, PointerByReference count);

    int LiteRtGetSubgraphInput(Pointer subgraph, long index, PointerByReference tensor);

    int LiteRtGetSubgraphOutput(Pointer subgraph, long index, PointerByReference tensor);

    int LiteRtGetRankedTensorType(Pointer tensor, Pointer type);

    int LiteRtGetPerTensorQuantization(Pointer tensor, Pointer quantization);

    int LiteRtCreateManagedTensorBuffer(
            Pointer environment, int memory, Pointer type, long bytes, PointerByReference buffer);

    void LiteRtDestroyTensorBuffer(Pointer buffer);

    int LiteRtLockTensorBuffer(Pointer buffer, PointerByReference memory, int mode);

    int LiteRtUnlockTensorBuffer(Pointer buffer);

    int LiteRtRunCompiledModel(
            Pointer compiled,
            long signature,
            long inputCount,
            Pointer[] inputs,
            long outputCount,
            Pointer[] outputs);
}
