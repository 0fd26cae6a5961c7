package org.aslkeras.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.file.Path;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.Models;

/**
 * Models in a folder, run by the phone's runtime.
 *
 * @param path of the folder
 * @param threads at least 1
 */
record PhoneFolder(Path path, int threads) implements Models {
    @Override
    public MappedByteBuffer file(String name) throws IOException {
        return MappedFile.of(path.resolve(name));
    }

    @Override
    public Interpreter interpreter(String name, int batch) {
        try {
            return new TfliteInterpreter(file(name), threads, batch);
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }
}
