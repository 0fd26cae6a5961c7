package org.aslkeras.core.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An array as NumPy stores it in a `.npy`: float32, int64 or text, in C order; float16 is read, too.
 *
 * <p>Source: numpy.lib.format, versions 1.0 and 2.0.
 */
public final class Npy {
    private static final String FLOAT = "<f4";
    private static final String HALF = "<f2";
    private static final String WHOLE = "<i8";
    private static final String TEXT = "<U";
    private static final Pattern HEADER =
            Pattern.compile(
                    "\\{'descr': '(<f4|<f2|<i8|<U\\d{1,4})', 'fortran_order': False, "
                            + "'shape': \\(((?:\\d{1,9}(?:, ?)?)*)\\), \\}\\s*");
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int SHORT_PREFIX = 10; // bytes before the header of version 1.0
    private static final int LONG_PREFIX = 12;
    private static final int ALIGNMENT = 64;

    private final String type;
    private final int[] shape;
    private final ByteBuffer values;

    private Npy(String type, int[] shape, ByteBuffer values) {
        this.type = type;
        this.shape = shape;
        this.values = values;
    }

    /** Of float32. */
    public static Npy of(int[] shape, float[] numbers) {
        ByteBuffer values = room(Float.BYTES * numbers.length);
        for (int index = 0; index < numbers.length; index++) {
            values.putFloat(Float.BYTES * index, numbers[index]);
        }
        return new Npy(FLOAT, shape, values);
    }

    /** A single whole number. */
    public static Npy of(long number) {
        return new Npy(WHOLE, new int[0], room(Long.BYTES).putLong(0, number));
    }

    /** A row of whole numbers. */
    public static Npy of(long[] numbers) {
        ByteBuffer values = room(Long.BYTES * numbers.length);
        for (int index = 0; index < numbers.length; index++) {
            values.putLong(Long.BYTES * index, numbers[index]);
        }
        return new Npy(WHOLE, new int[] {numbers.length}, values);
    }

    /** A single text. */
    public static Npy of(String text) {
        return texts(new int[0], Collections.singletonList(text));
    }

    /** A row of texts. */
    public static Npy of(List<String> texts) {
        return texts(new int[] {texts.size()}, texts);
    }

    /**
     * Parses a whole `.npy`.
     *
     * @throws IOException if it is none, is cut off, or of another type
     */
    public static Npy parse(byte[] file) throws IOException {
        ByteBuffer content = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < LONG_PREFIX || !Arrays.equals(Arrays.copyOf(file, MAGIC.length), MAGIC)) {
            throw new IOException("no array");
        }
        boolean isShort = file[MAGIC.length] == 1;
        int prefix = isShort ? SHORT_PREFIX : LONG_PREFIX;
        int length = isShort ? content.getShort(8) & 0xffff : content.getInt(8);
        if (length < 0 || length > file.length - prefix) {
            throw new IOException("an array that is cut off");
        }
        String text = new String(file, prefix, length, StandardCharsets.ISO_8859_1);
        Matcher header = HEADER.matcher(text);
        if (!header.matches()) {
            throw new IOException("an array of another kind: " + text.trim());
        }
        int start = prefix + length;
        byte[] values = Arrays.copyOfRange(file, start, file.length);
        return new Npy(
                        header.group(1),
                        shape(header.group(2)),
                        ByteBuffer.wrap(values).order(ByteOrder.LITTLE_ENDIAN))
                .checked();
    }

    /** The whole `.npy`. */
    public byte[] bytes() {
        StringBuilder sizes = new StringBuilder();
        for (int size : shape) {
            sizes.append(sizes.length() == 0 ? "" : " ").append(size).append(",");
        }
        if (shape.length > 1) {
            sizes.setLength(sizes.length() - 1);
        }
        String header =
                "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + sizes + "), }";
        int used = SHORT_PREFIX + header.length() + 1;
        int padded = header.length() + (ALIGNMENT - used % ALIGNMENT) % ALIGNMENT + 1;
        ByteBuffer file = room(SHORT_PREFIX + padded + values.capacity());
        file.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded);
        file.put(header.getBytes(StandardCharsets.ISO_8859_1));
        while (file.position() < SHORT_PREFIX + padded - 1) {
            file.put((byte) ' ');
        }
        return file.put((byte) '\n').put(values.array()).array();
    }

    /** The sizes of its dimensions; none for a single value. */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * All numbers, row by row.
     *
     * @throws IOException if these are no float32, nor float16
     */
    public float[] floats() throws IOException {
        if (type.equals(HALF)) {
            return halves();
        }
        expect(FLOAT);
        float[] numbers = new float[values.capacity() / Float.BYTES];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = values.getFloat(Float.BYTES * index);
        }
        return numbers;
    }

    /**
     * The only number.
     *
     * @throws IOException if there are more, or it is no int64
     */
    public long whole() throws IOException {
        return wholes()[only()];
    }

    /**
     * All numbers, row by row.
     *
     * @throws IOException if these are no int64
     */
    public long[] wholes() throws IOException {
        expect(WHOLE);
        long[] numbers = new long[values.capacity() / Long.BYTES];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = values.getLong(Long.BYTES * index);
        }
        return numbers;
    }

    /**
     * The only text.
     *
     * @throws IOException if there are more, or it is no text
     */
    public String text() throws IOException {
        return texts().get(only());
    }

    /**
     * All texts.
     *
     * @throws IOException if these are no texts
     */
    public List<String> texts() throws IOException {
        expect(TEXT);
        int letters = size(type) / Integer.BYTES;
        List<String> texts = new ArrayList<>();
        for (int index = 0; index < elements(); index++) {
            StringBuilder text = new StringBuilder();
            for (int letter = 0; letter < letters; letter++) {
                int point = values.getInt(Integer.BYTES * (letters * index + letter));
                if (!Character.isValidCodePoint(point)) {
                    throw new IOException("a text of no letters");
                }
                if (point != 0) {
                    text.appendCodePoint(point);
                }
            }
            texts.add(text.toString());
        }
        return texts;
    }

    private float[] halves() {
        float[] numbers = new float[values.capacity() / Short.BYTES];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = half(values.getShort(Short.BYTES * index));
        }
        return numbers;
    }

    /** IEEE 754's binary16: 1 bit of sign, 5 of exponent, 10 of fraction. */
    private static float half(int bits) {
        int exponent = bits >> 10 & 0x1f;
        int fraction = bits & 0x3ff;
        int sign = (bits & 0x8000) << 16;
        if (exponent == 0) { // below the least normal number
            float size = fraction * 0x1p-24f;
            return sign == 0 ? size : -size;
        }
        int wide = exponent == 0x1f ? 0xff : exponent + 112;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }

    private static Npy texts(int[] shape, List<String> texts) {
        int longest = 1;
        for (String text : texts) {
            longest = Math.max(longest, text.codePointCount(0, text.length()));
        }
        ByteBuffer values = room(Integer.BYTES * longest * texts.size());
        for (int index = 0; index < texts.size(); index++) {
            int[] points = texts.get(index).codePoints().toArray();
            for (int letter = 0; letter < points.length; letter++) {
                values.putInt(Integer.BYTES * (longest * index + letter), points[letter]);
            }
        }
        return new Npy(TEXT + longest, shape, values);
    }

    private static int[] shape(String sizes) {
        return sizes.isEmpty()
                ? new int[0]
                : Arrays.stream(sizes.split(", ?")).mapToInt(Integer::parseInt).toArray();
    }

    private static ByteBuffer room(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Of one element, in bytes. */
    private static int size(String type) {
        return switch (type) {
            case FLOAT -> Float.BYTES;
            case HALF -> Short.BYTES;
            case WHOLE -> Long.BYTES;
            default -> Integer.BYTES * Integer.parseInt(type.substring(TEXT.length()));
        };
    }

    private long elements() {
        long product = 1;
        for (int size : shape) {
            product *= size;
        }
        return product;
    }

    private Npy checked() throws IOException {
        if (elements() * size(type) != values.capacity()) {
            throw new IOException("an array whose size is not what it says");
        }
        return this;
    }

    private int only() throws IOException {
        if (elements() != 1) {
            throw new IOException("an array of " + elements() + " values instead of one");
        }
        return 0;
    }

    private void expect(String expected) throws IOException {
        if (!type.startsWith(expected)) {
            throw new IOException("an array of " + type + " instead of " + expected);
        }
    }
}
