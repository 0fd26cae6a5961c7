package org.aslkeras.core.inference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads the metadata of a `.tflite`: the member {@code asl.json} of a zip archive appended to it.
 *
 * <p>{@code java.util.zip.ZipFile} would need a file of its own, which an asset in an APK is not.
 */
public final class ModelFile {
    private static final String MEMBER = "asl.json";
    private static final String NETWORK_SHA256 = "network_sha256"; // files of 0.1.0 have none
    private static final int MAX_METADATA_BYTES = 1 << 18;
    private static final int MAX_ARCHIVE_BYTES = 1 << 19;

    /** The last record of a zip archive, without a comment: "PK\5\6" and where all begins. */
    private static final int END_SIGNATURE = 0x06054b50;

    private static final int END_BYTES = 22;
    private static final int DIRECTORY_SIZE = 12;
    private static final int DIRECTORY_OFFSET = 16;

    private static final int NETWORK_MARK = 0x334c4654; // "TFL3", at byte 4

    private ModelFile() {}

    /**
     * The metadata of a model.
     *
     * @param file the whole content of the file; its position and order stay as they are
     * @throws ModelException if it is no `.tflite`, is damaged, or was made for another mask
     */
    public static ModelInfo read(ByteBuffer file) throws ModelException {
        ByteBuffer content = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (content.limit() < 8 || content.getInt(4) != NETWORK_MARK) {
            throw new ModelException("Expected a .tflite file. Received: something else.");
        }
        try {
            byte[] archive = archive(content);
            Metadata known = Metadata.parse(member(archive));
            String digest = sha256(content, content.limit() - archive.length);
            if (!known.text(NETWORK_SHA256, digest).equals(digest)) {
                throw new ModelException(
                        "Expected the network that was exported. Received: one with another SHA-256 "
                                + "than its metadata state. Copy the file once more.");
            }
            return ModelInfo.of(known);
        } catch (IOException | IllegalArgumentException | Metadata.Garbled error) {
            throw new ModelException(
                    "Expected a .tflite with metadata. Received: one that has none or is damaged. "
                            + "Make it anew with `python -m mobile_export.convert`.",
                    error);
        }
    }

    private static byte[] archive(ByteBuffer content) throws IOException {
        int end = content.limit() - END_BYTES;
        if (end < 0 || content.getInt(end) != END_SIGNATURE) {
            throw new IOException("no archive");
        }
        long length =
                unsigned(content.getInt(end + DIRECTORY_OFFSET))
                        + unsigned(content.getInt(end + DIRECTORY_SIZE))
                        + END_BYTES;
        if (length > Math.min(content.limit(), MAX_ARCHIVE_BYTES)) {
            throw new IOException("an archive of " + length + " bytes");
        }
        byte[] archive = new byte[(int) length];
        Buffer position = content; // ByteBuffer's own position(int) is newer than Android 7.0
        position.position(content.limit() - archive.length);
        content.get(archive);
        return archive;
    }

    private static long unsigned(int bits) {
        return bits & 0xffffffffL;
    }

    /** The member that is there once and stored, so that it is no larger than the file. */
    private static String member(byte[] archive) throws IOException {
        String found = null;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getMethod() != ZipEntry.STORED) {
                    throw new IOException(entry.getName() + " is compressed");
                }
                if (entry.getName().equals(MEMBER)) {
                    if (found != null) {
                        throw new IOException(MEMBER + " is there twice");
                    }
                    found = text(zip);
                }
            }
        }
        if (found == null) {
            throw new IOException("no " + MEMBER);
        }
        return found;
    }

    /** The SHA-256 of the first bytes, in hexadecimal. */
    private static String sha256(ByteBuffer content, int length) {
        Buffer part = content.duplicate(); // see above
        part.position(0);
        part.limit(length);
        StringBuilder text = new StringBuilder();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((ByteBuffer) part);
            for (byte one : digest.digest()) {
                text.append(String.format("%02x", one));
            }
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException("Every Java has SHA-256.", error);
        }
        return text.toString();
    }

    private static String text(ZipInputStream zip) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] block = new byte[1 << 13];
        for (int count = zip.read(block); count >= 0; count = zip.read(block)) {
            text.write(block, 0, count);
            if (text.size() > MAX_METADATA_BYTES) {
                throw new IOException(MEMBER + " is too long");
            }
        }
        return new String(text.toByteArray(), StandardCharsets.UTF_8);
    }
}
