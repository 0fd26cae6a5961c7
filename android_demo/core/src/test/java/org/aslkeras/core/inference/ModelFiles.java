package org.aslkeras.core.inference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Models without a network, for tests of the metadata. */
public final class ModelFiles {
    /** Metadata that are right. */
    public static final String GOOD =
            "{\"labels\": [\"A\", \"B\"], \"side\": 64, \"mask_version\": 1, \"threshold\": 0.7}";

    /** Metadata of a model that reads landmarks. */
    public static final String LANDMARKS =
            "{\"labels\": [\"A\", \"B\", \"none\"], \"kind\": \"landmarks\", "
                    + "\"landmarks_version\": 1, \"threshold\": 0.7, \"temperature\": 1.25, "
                    + "\"embedding\": 256}";

    private static final int DEEP = 200_000;

    private ModelFiles() {}

    /** Metadata that are not. */
    public static List<String> garbled() {
        return List.of(
                "{}",
                "[]",
                "{",
                "3",
                "",
                GOOD + "x",
                "[".repeat(DEEP),
                GOOD.replace("64", "65"),
                GOOD.replace("64", "64.5"),
                GOOD.replace("64", "\"64\""),
                GOOD.replace("\"side\"", "\"size\""),
                GOOD.replace("\"A\"", "1"),
                GOOD.replace("\"A\"", "null"),
                GOOD.replace("\"A\"", "\"B\""),
                GOOD.replace("\"A\"", "\"\""),
                GOOD.replace("[\"A\", \"B\"]", "\"AB\""),
                GOOD.replace("0.7", "2"),
                GOOD.replace("0.7", "null"),
                GOOD.replace("0.7", "NaN"),
                GOOD.replace(", \"mask_version\": 1", ""),
                GOOD.replace("\"mask_version\": 1", "\"mask_version\": \"1\""),
                LANDMARKS.replace("1.25", "0"),
                LANDMARKS.replace("1.25", "\"1\""),
                LANDMARKS.replace("256", "-1"),
                LANDMARKS.replace("256", "1.5"),
                LANDMARKS.replace("\"landmarks_version\": 1, ", ""),
                GOOD.replace("{", "{\"kind\": 1, "),
                GOOD.replace("{", "{\"moving\": [\"C\"], "),
                GOOD.replace("{", "{\"moving\": \"A\", "),
                GOOD.replace("{", "{\"none\": \"C\", "),
                GOOD.replace("{", "{\"none\": 1, "));
    }

    /** A file with these metadata. */
    public static ByteBuffer model(String json) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(network());
        file.writeBytes(archive(json));
        return ByteBuffer.wrap(file.toByteArray());
    }

    /** The file alone. */
    public static byte[] network() {
        return "\0\0\0\0TFL3 and a network".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] archive(String json) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            zip.putNextEntry(new ZipEntry("asl.json"));
            zip.write(json.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("labels.txt"));
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
        return content.toByteArray();
    }
}
