package org.aslkeras.packer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the entries of an APK, the same bytes every time.
 *
 * <p>Native libraries are stored on 16 KB boundaries, so that phones with such pages map them out
 * of the APK; the zipalign of Debian knows 4 KB only. The gap is filled by the extra field that
 * Android's own tools use, which apksigner keeps.
 */
final class ApkWriter implements AutoCloseable {
    private static final int LIBRARY_ALIGNMENT = 1 << 14;
    private static final int ALIGNMENT = 4;
    private static final short ALIGNMENT_FIELD = (short) 0xD935;
    private static final int FIELD_HEAD = 6; // its number, its length, the alignment
    private static final int ENTRY_HEAD = 30;

    // For zip's earliest time, Java adds a field of its own, which would shift the content.
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1981, 1, 1, 0, 0);


    private final Counter counter;
    private final ZipOutputStream zip;

    ApkWriter(OutputStream output) {
        counter = new Counter(output);
        zip = new ZipOutputStream(counter);
        zip.setLevel(9);
    }

    /** Adds an entry; what Android maps into memory is stored, the rest is compressed. */
    void add(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        if (isMapped(name)) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(sum.getValue());
            entry.setExtra(padding(name));
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    static boolean isMapped(String name) {
        return isLibrary(name)
                || name.endsWith(".tflite")
                || name.endsWith(".json")
                || name.equals("resources.arsc");
    }

    private static boolean isLibrary(String name) {
        return name.endsWith(".so");
    }

    private byte[] padding(String name) {
        int alignment = isLibrary(name) ? LIBRARY_ALIGNMENT : ALIGNMENT;
        int head = ENTRY_HEAD + name.getBytes(StandardCharsets.UTF_8).length + FIELD_HEAD;
        int gap = Math.floorMod(-(counter.count + head), alignment);
        ByteBuffer field = ByteBuffer.allocate(FIELD_HEAD + gap).order(ByteOrder.LITTLE_ENDIAN);
        field.putShort(ALIGNMENT_FIELD).putShort((short) (2 + gap)).putShort((short) alignment);
        return field.array();
    }

    private static final class Counter extends FilterOutputStream {
        private int count = 0;

        private Counter(OutputStream output) {
            super(output);
        }

        @Override
        public void write(int value) throws IOException {
            out.write(value);
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            count += length;
        }
    }
}
