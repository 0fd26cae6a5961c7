package org.aslkeras.core.inference;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads the metadata of a `.tflite`: the member {@code asl.json} of a zip archive appended to it.
 *
 * <p>{@code java.util.zip.ZipFile} would need a file of its own, which an asset in an APK is not.
 */
public final class ModelFile {
    private static final String MEMBER = "asl.json";
    private static final int MAX_METADATA_BYTES = 1 << 20;

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
            return ModelInfo.parse(member(archive(content)));
        } catch (IOException error) {
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
                (long) content.getInt(end + DIRECTORY_OFFSET)
                        + content.getInt(end + DIRECTORY_SIZE)
                        + END_BYTES;
        if (length < END_BYTES || length > Math.min(content.limit(), 2 * MAX_METADATA_BYTES)) {
            throw new IOException("an archive of " + length + " bytes");
        }
        byte[] archive = new byte[(int) length];
        Buffer position = content; // ByteBuffer's own position(int) is newer than Android 7.0
        position.position(content.limit() - archive.length);
        content.get(archive);
        return archive;
    }

    private static String member(byte[] archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(MEMBER)) {
                    return text(zip);
                }
            }
        }
        throw new IOException("no " + MEMBER);
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
