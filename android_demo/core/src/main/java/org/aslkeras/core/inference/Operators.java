package org.aslkeras.core.inference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which operators the networks of letter models may have: {@code mobile_export.tflite.operators}.
 *
 * <p>Reads just so much of a flatbuffer; a hostile one leads nowhere but to a refusal.
 */
public final class Operators {
    /** Its name among the app's assets: the newest version of each operator, by its number. */
    public static final String FILE = "operators.json";

    private static final int MOST = 1 << 10; // operators
    private static final int LONGEST_NAME = 40;
    private static final int NEWEST = 1000;
    private static final int VTABLE_HEAD = 4;

    // Fields of TensorFlow Lite's schema.
    private static final int CODES = 1;
    private static final int OLD_NUMBER = 0; // of files from before there were 127 operators
    private static final int CUSTOM = 1;
    private static final int VERSION = 2;
    private static final int NUMBER = 3;

    private final Metadata known;

    private Operators(Metadata known) {
        this.known = known;
    }

    /**
     * From the file's content.
     *
     * @throws ModelException if it is garbled
     */
    public static Operators of(ByteBuffer file) throws ModelException {
        byte[] content = new byte[file.remaining()];
        file.duplicate().get(content);
        try {
            return new Operators(Metadata.parse(new String(content, StandardCharsets.UTF_8)));
        } catch (Metadata.Garbled error) {
            throw new ModelException(FILE + " is garbled.", error);
        }
    }

    /**
     * Refuses a network with an operator that is not among them, or a newer version of one.
     *
     * @param model the content of a `.tflite`
     * @throws ModelException with the operators' names, or if the file is damaged
     */
    public void require(ByteBuffer model) throws ModelException {
        List<String> unknown = new ArrayList<>();
        try {
            collect(model.duplicate().order(ByteOrder.LITTLE_ENDIAN), unknown);
        } catch (IndexOutOfBoundsException | Metadata.Garbled error) {
            throw new ModelException("Expected a whole .tflite. Received: a damaged one.", error);
        }
        if (!unknown.isEmpty()) {
            throw new ModelException(
                    "Expected operators that this runtime knows. Received: "
                            + unknown.stream().collect(Collectors.joining(", ")) + ".");
        }
    }

    private void collect(ByteBuffer file, List<String> unknown) throws ModelException {
        int codes = field(file, file.getInt(0), CODES);
        int vector = codes == 0 ? 0 : codes + file.getInt(codes);
        int count = vector == 0 ? 0 : file.getInt(vector);
        if (count < 1 || count > MOST) {
            throw new ModelException("Expected a network. Received: one of " + count + " operators.");
        }
        for (int index = 0; index < count; index++) {
            int place = vector + Integer.BYTES * (index + 1);
            String name = unknown(file, place + file.getInt(place));
            if (name != null && !unknown.contains(name)) {
                unknown.add(name);
            }
        }
    }

    /** What a code is called, if it is not known. */
    private String unknown(ByteBuffer file, int code) {
        int custom = field(file, code, CUSTOM);
        if (custom != 0) {
            return text(file, custom + file.getInt(custom));
        }
        int old = field(file, code, OLD_NUMBER);
        int now = field(file, code, NUMBER);
        int number = Math.max(old == 0 ? 0 : file.get(old), now == 0 ? 0 : file.getInt(now));
        int version = field(file, code, VERSION);
        int asked = version == 0 ? 1 : file.getInt(version);
        String name = String.valueOf(number);
        double newest = known.number(name, 0, 0, NEWEST);
        return asked <= newest ? null : "number " + name + " version " + asked;
    }

    private static String text(ByteBuffer file, int place) {
        int length = Math.max(0, Math.min(file.getInt(place), LONGEST_NAME));
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < length; index++) {
            int one = file.get(place + Integer.BYTES + index);
            text.append(one > ' ' ? (char) one : '?');
        }
        return text.toString();
    }

    /** Where a field of a table lies; 0 where it has its usual value. */
    private static int field(ByteBuffer file, int table, int number) {
        int description = table - file.getInt(table);
        int place = VTABLE_HEAD + Short.BYTES * number;
        int size = file.getShort(description) & 0xffff;
        int offset = place < size ? file.getShort(description + place) & 0xffff : 0;
        return offset == 0 ? 0 : table + offset;
    }
}
