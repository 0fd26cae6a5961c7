package org.aslkeras.core.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Arrays by name in an NPZ file, stored or deflated; nothing is unpickled. */
public final class Npz {
    private static final String SUFFIX = ".npy";
    private static final int MOST_BYTES = 1 << 24; // of all arrays
    private static final int BLOCK = 1 << 13;

    private Npz() {}

    /**
     * Reads all arrays.
     *
     * @throws IOException if it is no such file, is damaged, or larger than 16 MiB
     */
    public static Map<String, Npy> read(InputStream file) throws IOException {
        Map<String, Npy> arrays = new LinkedHashMap<>();
        int room = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = content(zip, room);
                room -= content.length;
                String name = entry.getName();
                if (name.endsWith(SUFFIX)) {
                    String bare = name.substring(0, name.length() - SUFFIX.length());
                    arrays.put(bare, Npy.parse(content));
                }
            }
        } catch (IllegalArgumentException error) {
            throw new IOException("no archive", error);
        }
        return arrays;
    }

    /** Writes arrays, stored; the same bytes every time. */
    public static void write(OutputStream file, Map<String, Npy> arrays) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setMethod(ZipOutputStream.STORED);
            for (Map.Entry<String, Npy> array : arrays.entrySet()) {
                byte[] content = array.getValue().bytes();
                zip.putNextEntry(entry(array.getKey() + SUFFIX, content));
                zip.write(content);
            }
        }
    }

    private static ZipEntry entry(String name, byte[] content) {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTime(0); // zip's earliest
        return entry;
    }

    private static byte[] content(InputStream member, int room) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int count = member.read(block); count >= 0; count = member.read(block)) {
            content.write(block, 0, count);
            if (content.size() > room) {
                throw new IOException("arrays of more than 16 MiB");
            }
        }
        return content.toByteArray();
    }
}
