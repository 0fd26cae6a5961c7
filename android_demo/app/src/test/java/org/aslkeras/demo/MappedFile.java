package org.aslkeras.demo;

import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A model in memory, as TensorFlow Lite wants it. */
final class MappedFile {
    private MappedFile() {}

    /** The whole content of a file. */
    static MappedByteBuffer of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, Files.size(file));
        }
    }
}
