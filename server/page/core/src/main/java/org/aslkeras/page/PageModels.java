package org.aslkeras.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.Models;

/** Opens what the page has loaded. */
public final class PageModels implements Models {
    private final BrowserFiles files;

    public PageModels(BrowserFiles files) {
        this.files = files;
    }

    @Override
    public ByteBuffer file(String name) throws IOException {
        return ByteBuffer.wrap(bytes(name)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The whole content of a file.
     *
     * @throws IOException if there is none of this name
     */
    byte[] bytes(String name) throws IOException {
        int size = files.size(name);
        if (size < 0) {
            throw new FileNotFoundException(name);
        }
        byte[] content = new byte[size];
        files.copy(name, content);
        return content;
    }

    @Override
    public Interpreter interpreter(String name, int batch) {
        return new PageInterpreter(files.interpreter(name, batch));
    }
}
