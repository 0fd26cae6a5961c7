package org.aslkeras.core.inference;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where models lie, and what runs them: an APK on a phone, a folder on a desktop. */
public interface Models {
    /**
     * The whole content of a file.
     *
     * @throws IOException if there is none of this name
     */
    ByteBuffer file(String name) throws IOException;

    /**
     * Runs a model.
     *
     * @param name of its file
     * @param batch that it runs at once
     * @throws ModelException if it is missing, or the runtime refuses it
     */
    Interpreter interpreter(String name, int batch) throws ModelException;
}
