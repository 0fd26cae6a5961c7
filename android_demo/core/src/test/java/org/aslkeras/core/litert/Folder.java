package org.aslkeras.core.litert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.Models;

/**
 * Models in a folder, run by LiteRT.
 *
 * @param path of the folder
 */
public record Folder(Path path) implements Models {
    @Override
    public ByteBuffer file(String name) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(path.resolve(name)));
    }

    @Override
    public Interpreter interpreter(String name, int batch) {
        return new LiteRtInterpreter(path.resolve(name), batch);
    }
}
