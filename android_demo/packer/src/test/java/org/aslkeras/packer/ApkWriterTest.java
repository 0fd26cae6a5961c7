package org.aslkeras.packer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ApkWriterTest {
    private static final byte[] LIBRARY = "a native library".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MODEL = "a model of letters".getBytes(StandardCharsets.UTF_8);

    @Test
    void librariesLieOn16KilobytesAndModelsOn4Bytes() throws IOException {
        String apk = new String(written(), StandardCharsets.ISO_8859_1);
        assertEquals(0, apk.indexOf("a native library") % 16384);
        assertEquals(0, apk.indexOf("a model of letters") % 4);
    }

    @Test
    void theEntriesCanBeReadBack() throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(written()))) {
            for (String name : new String[] {"a.xml", "lib/x.so", "assets/y.tflite", "assets/z.json"}) {
                ZipEntry entry = zip.getNextEntry();
                assertEquals(name, entry.getName());
                assertEquals(
                        ApkWriter.isMapped(name) ? ZipEntry.STORED : ZipEntry.DEFLATED,
                        entry.getMethod());
                zip.readAllBytes();
            }
        }
    }

    @Test
    void theBytesAreTheSameEveryTime() throws IOException {
        assertArrayEquals(written(), written());
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (ApkWriter apk = new ApkWriter(output)) {
            apk.add("a.xml", new byte[1000]);
            apk.add("lib/x.so", LIBRARY);
            apk.add("assets/y.tflite", MODEL);
            apk.add("assets/z.json", MODEL);
        }
        return output.toByteArray();
    }
}
