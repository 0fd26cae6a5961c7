package org.aslkeras.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Models;

/** Models that lie together, and the phone's runtime for them. */
final class ModelFolder implements Models {
    /** Where files lie. */
    interface Files {
        /**
         * The whole content of one.
         *
         * @throws IOException if there is none of this name
         */
        MappedByteBuffer of(String name) throws IOException;
    }

    private final DemoApplication application;
    private final Files files;
    private final int threads;

    ModelFolder(DemoApplication application, Files files, int threads) {
        this.application = application;
        this.files = files;
        this.threads = threads;
    }

    @Override
    public MappedByteBuffer file(String name) throws IOException {
        return files.of(name);
    }

    @Override
    public Interpreter interpreter(String name, int batch) throws ModelException {
        try {
            return application.interpreter(file(name), threads, batch);
        } catch (IOException error) {
            throw new ModelException(name + " is missing or damaged.", error);
        } catch (IllegalArgumentException | IllegalStateException error) {
            throw new ModelException(name + ": " + error.getMessage(), error);
        } catch (LinkageError error) { // no library for this processor, or its page size
            throw new ModelException(application.getString(R.string.no_runtime), error);
        }
    }

    /** The content as an array. */
    static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.duplicate().get(bytes);
        return bytes;
    }
}
