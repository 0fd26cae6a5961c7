package org.aslkeras.core.inference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aslkeras.core.Files;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

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

    /** Metadata that are not: those that Python is tested with, and what would be too long there. */
    public static List<String> garbled() throws IOException, JSONException {
        List<String> texts = golden("garbled");
        texts.add(GOOD + "x");
        texts.add("[".repeat(DEEP));
        return texts;
    }

    /** Metadata that are right, of tests/golden/metadata.json. */
    public static List<String> right() throws IOException, JSONException {
        return golden("right");
    }

    private static List<String> golden(String list) throws IOException, JSONException {
        JSONObject golden =
                new JSONObject(java.nio.file.Files.readString(Files.golden("metadata.json")));
        JSONArray cases = golden.getJSONArray(list);
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < cases.length(); index++) {
            texts.add(text(cases.getJSONObject(index), golden.getJSONObject("bases")));
        }
        return texts;
    }

    /** The text of a case, or a base with and without some fields; in ASCII. */
    private static String text(JSONObject one, JSONObject bases) throws JSONException {
        if (one.has("text")) {
            return one.getString("text");
        }
        JSONObject known = new JSONObject(bases.getJSONObject(one.getString("base")).toString());
        JSONObject with = one.has("with") ? one.getJSONObject("with") : new JSONObject();
        for (Iterator<String> names = with.keys(); names.hasNext(); ) {
            String name = names.next();
            known.put(name, with.get(name));
        }
        JSONArray without = one.optJSONArray("without");
        for (int index = 0; without != null && index < without.length(); index++) {
            known.remove(without.getString(index));
        }
        StringBuilder text = new StringBuilder();
        for (char unit : known.toString().toCharArray()) {
            text.append(unit < 128 ? String.valueOf(unit) : String.format("\\u%04x", (int) unit));
        }
        return text.toString();
    }

    /** A file with these metadata. */
    public static ByteBuffer model(String json) {
        return model(archive(json));
    }

    /** A file with this archive. */
    public static ByteBuffer model(byte[] archive) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(network());
        file.writeBytes(archive);
        return ByteBuffer.wrap(file.toByteArray());
    }

    /** The file alone. */
    public static byte[] network() {
        return "\0\0\0\0TFL3 and a network".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] archive(String json) {
        return archive(ZipEntry.STORED, json, "asl.json", "labels.txt");
    }

    /** An archive whose members, of these names, have one content. */
    public static byte[] archive(int method, String text, String... names) {
        byte[] member = text.getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(member);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            for (String name : names) {
                ZipEntry entry = new ZipEntry(name);
                entry.setMethod(method);
                entry.setSize(member.length);
                entry.setCrc(sum.getValue());
                zip.putNextEntry(entry);
                zip.write(member);
            }
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
        return content.toByteArray();
    }
}
