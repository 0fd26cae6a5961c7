package org.aslkeras.page;

import java.nio.ByteBuffer;
import org.teavm.jso.JSBuffer;
import org.teavm.jso.JSBufferType;
import org.teavm.jso.JSObject;

/** A model that LiteRT.js runs: {@code src/reading/interpreter.js}. */
public interface BrowserInterpreter extends JSObject {
    /** The input, then the outputs: "TYPE scale zero-point dimension ...", one a line. */
    String tensors();

    /** Runs the model once. */
    void run(@JSBuffer(JSBufferType.UINT8) ByteBuffer input);

    /** Copies what it gave last. */
    void output(int place, @JSBuffer(JSBufferType.UINT8) ByteBuffer into);

    /** Frees its memory. */
    void close();
}
